package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The console, as a program of its own that knows the servers of a demo. */
final class ConsoleProgram {
    private static final Duration RENDER_MAX = Duration.ofMinutes(2);
    private static final String HEADLESS = "-Dglass.platform=Headless -Dprism.order=sw";

    private final Path launcher;
    private final Path home;

    /** Nothing is started yet. */
    ConsoleProgram(Path launcher, Path home) {
        this.launcher = launcher;
        this.home = home;
    }

    /** Opens the window. What it writes goes to the log. */
    Process open() throws DemoFault {
        return start(builder(List.of()));
    }

    /** Draws every screen to PNG files, without a display; returns how many there are. */
    int render(Path out) throws DemoFault, InterruptedException {
        ProcessBuilder builder = builder(List.of("--render", out.toString()));
        builder.environment().merge("SEATKEEPER_CONSOLE_OPTS", HEADLESS, (own, headless) -> own + " " + headless);
        Process console = start(builder);
        try {
            if (!console.waitFor(RENDER_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DemoFault(
                        "the console did not draw its screens within " + RENDER_MAX.toSeconds() + " s",
                        "run the tour again while the machine does less");
            }
        } finally {
            console.destroyForcibly();
        }
        int pictures = pictures(out);
        if (console.exitValue() != 0 || pictures == 0) {
            throw new DemoFault("the console drew no screens: " + lastWords(), "remedy that and run the tour again");
        }
        return pictures;
    }

    private ProcessBuilder builder(List<String> args) {
        var command = new ArrayList<>(List.of(launcher.toString(), "console"));
        command.addAll(args);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(DemoEnv.forPrograms(home));
        return builder;
    }

    private Path log() {
        return home.resolve("logs").resolve("console.log");
    }

    /** The last line it wrote. */
    String lastWords() {
        return LastLine.of(log());
    }

    private static Process start(ProcessBuilder builder) throws DemoFault {
        try {
            Process started = builder.start();
            started.getOutputStream().close();
            return started;
        } catch (IOException e) {
            throw new DemoFault("the console cannot be started: " + e.getMessage(), "start it by hand", e);
        }
    }

    private static int pictures(Path out) throws DemoFault {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(out, "*.png")) {
            int count = 0;
            for (Path picture : all) {
                count += Files.size(picture) > 0 ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new DemoFault(out + " cannot be read: " + e.getMessage(), "name another folder with --out", e);
        }
    }
}
