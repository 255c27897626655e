package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README compile against the client as it is. */
class ReadmeTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir Path classes;

    @Test
    void showsExamplesThatCompile() throws Exception {
        List<String> examples =
                EXAMPLE.matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(MatchResult::group)
                        .map(block -> block.substring(8, block.length() - 3))
                        .toList();

        assertThat(examples).hasSize(3);
        for (String example : examples) {
            assertThat(errors(example)).as(example).isEmpty();
        }
    }

    @Test
    void noticesAnExampleThatDoesNotCompile() throws Exception {
        assertThat(errors("LexwareClient.open(42);")).isNotEmpty();
    }

    @Test
    void opensWithAnExampleOfAboutTenLines() throws IOException {
        MatchResult first =
                EXAMPLE.matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .findFirst()
                        .orElseThrow();

        assertThat(first.group(1).lines().count()).isLessThanOrEqualTo(12);
    }

    /** Statements go into a method, methods into a class. */
    private List<String> errors(String example) throws URISyntaxException {
        String members =
                example.startsWith("static ") ? example : "static void run() {" + example + "}";
        String source =
                """
                import dev.kontor.lexware.*;
                import java.math.BigDecimal;
                import java.time.LocalDate;
                import java.util.*;
                class Example {
                %s
                }
                """
                        .formatted(members);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String path =
                Path.of(
                                LexwareClient.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .toString();
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of("-classpath", path, "-d", classes.toString(), "-proc:none"),
                        null,
                        List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
