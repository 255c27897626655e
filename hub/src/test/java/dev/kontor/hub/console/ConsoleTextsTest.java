package dev.kontor.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the console is there in both languages, and none is there for nothing. */
class ConsoleTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/console");
    private static final Path SOURCES = Path.of("src/main/java/dev/kontor/hub/console");

    /** {@code #{key}} and {@code #{|begin.${…}|}} in templates, and keys in quotes anywhere. */
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{\\|?([a-z][A-Za-z0-9.-]*)");

    private static final Pattern QUOTED =
            Pattern.compile("['\"]([a-z][a-z-]*\\.[A-Za-z0-9.-]*)['\"]");

    @Test
    void haveTheSameKeysInBothLanguages() throws IOException {
        assertThat(keys("messages.properties")).isEqualTo(keys("messages_en.properties"));
    }

    @Test
    void fillTheSamePlacesInBothLanguages() throws IOException {
        Properties german = read("messages.properties");
        Properties english = read("messages_en.properties");
        for (String key : german.stringPropertyNames()) {
            assertThat(places(english.getProperty(key), Locale.UK))
                    .as(key)
                    .isEqualTo(places(german.getProperty(key), Locale.GERMANY));
        }
    }

    @Test
    void areAllUsed() throws IOException {
        Set<String> used = used();
        List<String> unused =
                keys("messages.properties").stream()
                        .filter(key ->
                                used.stream()
                                        .noneMatch(each ->
                                                key.equals(each)
                                                        || (begins(each) && key.startsWith(each))))
                        .toList();

        assertThat(unused).isEmpty();
    }

    @Test
    void areThereWhereTheyAreUsed() throws IOException {
        Set<String> keys = keys("messages.properties");
        List<String> missing = new ArrayList<>();
        for (Path template : files(RESOURCES, ".html")) {
            Matcher found = IN_TEMPLATE.matcher(Files.readString(template));
            while (found.find()) {
                String key = found.group(1);
                boolean there =
                        begins(key)
                                ? keys.stream().anyMatch(each -> each.startsWith(key))
                                : keys.contains(key);
                if (!there) {
                    missing.add(template.getFileName() + ": " + key);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        List<Path> all = new ArrayList<>(files(RESOURCES, ".html"));
        all.addAll(files(SOURCES, ".java"));
        for (Path file : all) {
            String text = Files.readString(file);
            Stream.of(IN_TEMPLATE, QUOTED)
                    .map(pattern -> pattern.matcher(text))
                    .forEach(found -> {
                        while (found.find()) {
                            used.add(found.group(1));
                        }
                    });
        }
        return used;
    }

    /** The begin of keys that end in a word of the code, such as {@code outcome.}. */
    private static boolean begins(String key) {
        return key.endsWith(".") || key.endsWith("-");
    }

    private static Set<Integer> places(String text, Locale locale) {
        Set<Integer> places = new TreeSet<>();
        Matcher found = Pattern.compile("\\{(\\d)").matcher(text);
        while (found.find()) {
            places.add(Integer.valueOf(found.group(1)));
        }
        if (!places.isEmpty()) {
            assertThat(new MessageFormat(text, locale).getFormatsByArgumentIndex())
                    .hasSize(places.size());
        }
        return places;
    }

    private static Set<String> keys(String file) throws IOException {
        return new TreeSet<>(read(file).stringPropertyNames());
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(each -> each.toString().endsWith(end)).collect(Collectors.toList());
        }
    }
}
