package org.seatkeeper.client.lab.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.seatkeeper.agent.main.AgentMain;

/**
 * Lets an agent that is started many times start as quickly as an installed one: from a cache of what a training run
 * loaded, as the launcher makes it. A cache holds jars only, so folders of classes are packed first.
 */
public final class AotCache {
    private static final Duration TRAINING_MAX = Duration.ofMinutes(3);

    private AotCache() {}

    /**
     * The same program with a cache, or as it was where none could be made.
     *
     * @param folder gets jars and cache; kept as long as the program is used
     */
    public static AgentProgram train(AgentProgram program, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        AgentProgram packed = new AgentProgram(program.java(), program.flags(), packed(program.classPath(), folder));
        Path cache = folder.resolve("agent.aot");
        var command = new ArrayList<String>();
        command.add(packed.java().toString());
        command.addAll(packed.flags());
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", packed.classPath()));
        command.addAll(List.of(AgentMain.class.getName(), "--train"));
        AgentProgram.Ended ended = AgentProgram.run(command, TRAINING_MAX);
        return ended.code() == 0 && Files.exists(cache)
                ? packed.with("-XX:AOTMode=auto", "-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
                : program;
    }

    private static String packed(String classPath, Path folder) throws IOException {
        var jars = new ArrayList<String>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                jars.add(pack(path, folder.resolve("classes-" + jars.size() + ".jar"))
                        .toString());
            } else if (Files.isRegularFile(path)) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file);
                Stream<Path> found = Files.walk(classes)) {
            found.filter(Files::isRegularFile).sorted().forEach(path -> {
                try {
                    out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                    Files.copy(path, out);
                    out.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return jar;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
