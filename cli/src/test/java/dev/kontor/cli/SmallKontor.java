package dev.kontor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A Kontor that only says what the launcher makes of it. */
final class SmallKontor {

    private static final String SOURCE =
            """
            package dev.kontor.cli;

            public final class Kontor {
                public static void main(String[] args) throws Exception {
                    switch (args[0]) {
                        case "rehearse" -> rehearse(String.valueOf(System.getenv("REHEARSAL")));
                        case "up" -> {
                            Runtime.getRuntime().addShutdownHook(
                                    new Thread(() -> System.out.println("ended in order")));
                            System.out.println("up pid=" + ProcessHandle.current().pid());
                            Thread.sleep(120_000);
                        }
                        default -> System.out.println(args[0]);
                    }
                }

                private static void rehearse(String how) throws Exception {
                    switch (how) {
                        case "fails" -> System.exit(69);
                        case "hangs" -> Thread.sleep(120_000);
                        default -> System.out.println("rehearsed");
                    }
                }
            }
            """;

    private SmallKontor() {}

    static void compileTo(Path jar, Path work) throws IOException {
        Path source = Files.createDirectories(work).resolve("Kontor.java");
        Files.writeString(source, SOURCE);
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", work.toString(), source.toString());
        if (result != 0) {
            throw new IOException("The small Kontor does not compile");
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("dev/kontor/cli/Kontor.class"));
            out.write(Files.readAllBytes(work.resolve("dev/kontor/cli/Kontor.class")));
        }
    }
}
