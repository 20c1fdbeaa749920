package org.seatkeeper.client.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completion for shells. */
@Command(
        name = "completion",
        description = "Prints the completion script of a shell.",
        footer = {"", "Examples:", "  source <(seatkeeper completion bash)", "  source <(seatkeeper completion zsh)"})
final class CompletionVerb implements Runnable {
    private static final String ZSH =
            "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private String shell = "";

    @Override
    public void run() {
        String before = switch (shell.toLowerCase(Locale.ROOT)) {
            case "bash" -> "";
            case "zsh" -> ZSH;
            default -> throw CliFault.usage("there is no completion for that shell", "bash or zsh");
        };
        var out = spec.commandLine().getOut();
        out.print(before + AutoComplete.bash("seatkeeper", spec.root().commandLine()));
        out.flush();
    }
}
