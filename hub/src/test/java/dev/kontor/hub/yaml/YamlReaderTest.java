package dev.kontor.hub.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private final YamlProblems problems = new YamlProblems();

    @Test
    void knowsWhereEachValueStands() {
        YamlMap map =
                read(
                        """
                        first: 1
                        second:
                          inner: [a, b]
                        """);

        YamlList list = map.requireMap("second").requireList("inner");

        assertThat(list.position()).isEqualTo(new YamlPosition("x.yaml", 3, 10));
        assertThat(list.values().get(1).position()).hasToString("x.yaml:3:14");
        assertThat(list.values().get(1).path()).isEqualTo("second.inner[1]");
        assertThat(map.positionOf("second")).hasToString("x.yaml:2:1");
    }

    @Test
    void readsTextsNumbersAndFlagsAsYaml12Does() {
        YamlMap map =
                read(
                        """
                        country: NO
                        flag: true
                        whole: 12
                        decimal: 1.90
                        date: 2026-12-01
                        octal: 010
                        quoted: '12'
                        none: ~
                        """);

        assertThat(map.toPlain())
                .containsEntry("country", "NO")
                .containsEntry("flag", true)
                .containsEntry("whole", 12L)
                .containsEntry("decimal", new BigDecimal("1.90"))
                .containsEntry("date", "2026-12-01")
                .containsEntry("octal", "010")
                .containsEntry("quoted", "12")
                .containsEntry("none", null);
        assertThat(map.optionalText("none")).isEmpty();
        assertThat(map.optionalAs("date", "a date", LocalDate::parse))
                .contains(LocalDate.of(2026, 12, 1));
    }

    @Test
    void keepsListsAndMapsInTheOrderOfTheFile() {
        assertThat(read("b: 1\na: {d: [1, {x: y}], c: 2}").toPlain())
                .hasToString("{b=1, a={d=[1, {x=y}], c=2}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    portt      | did you mean 'port'?
                    prot       | did you mean 'port'?
                    public_url | did you mean 'public-url'?
                    publicurl  | did you mean 'public-url'?
                    something  | possible here: port, public-url
                    """)
    void suggestsWhatWasMeant(String key, String remedy) {
        read(key + ": 1").rejectUnknownKeys("port", "public-url");

        assertThat(problems.all())
                .singleElement()
                .satisfies(error -> assertThat(error.remedy()).isEqualTo(remedy))
                .satisfies(error ->
                        assertThat(error.problem())
                                .isEqualTo("there is no key '%s' here".formatted(key)));
    }

    @Test
    void collectsWhatIsWrongInSeveralPlaces() {
        YamlMap map = read("a: {oops: 1}\nb: text");
        problems.run(() -> map.requireMap("a").rejectUnknownKeys("fine"));
        problems.run(() -> map.requireMap("b"));
        problems.run(() -> map.requireText("c"));

        assertThatThrownBy(problems::throwIfAny)
                .hasMessage(
                        """
                        x.yaml:1:5 a.oops: there is no key 'oops' here → possible here: fine
                        x.yaml:2:4 b: a single value stands where a map belongs → write 'key: value' lines below it
                        x.yaml:1:1 c: the key 'c' is missing → add 'c: …'\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    "a: [1"              | this is not YAML
                    "a: 1\\na: 2"        | a second time
                    "a: !!foo.Bar {}"    | tag
                    "a: !bar x"          | tag
                    "a: &x 1"            | anchors are not supported
                    "a: *x"              | this is not YAML
                    "- 1"                | the top of the file is not a map
                    "text"               | the top of the file is not a map
                    ""                   | the file is empty
                    "? [a, b]\\n: c"     | a key must be a plain word
                    "a: 1\\n---\\nb: 2"  | this is not YAML
                    "a: \\7"             | this is not YAML
                    """)
    void refusesWhatItDoesNotRead(String text, String problem) {
        assertThatThrownBy(() -> read(text.translateEscapes()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem)
                .hasMessageStartingWith("x.yaml:");
    }

    /** Two thousand organisations take more than a megabyte. */
    @Test
    void readsAFileThatIsLongerThanATextMayBe(@TempDir Path folder) throws IOException {
        String text =
                IntStream.range(0, 60_000)
                        .mapToObj(i -> "organisation-%d: {plan: XL}\n".formatted(i))
                        .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("kontor.yaml"), text);

        assertThat(YamlReader.read(file, new YamlProblems()).keys()).hasSize(60_000);
        assertThatThrownBy(() -> YamlReader.read("pasted", text, new YamlProblems()))
                .hasMessageContaining("exceeds the limit");
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> read("a: " + "[".repeat(30) + "]".repeat(30)))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void refusesWrongShapesWithTheirPlace() {
        YamlMap map = read("scalar: x\nlist: [1]\nmap: {a: 1}");
        List<Function<YamlMap, Object>> wrongReadings =
                List.of(
                        it -> it.requireMap("scalar"),
                        it -> it.requireMap("list"),
                        it -> it.requireText("list"),
                        it -> it.requireText("map"),
                        it -> it.requireList("map"),
                        it -> it.requireList("scalar"),
                        it -> it.optionalBoolean("scalar"),
                        it -> it.optionalAs("scalar", "a number", Integer::parseInt),
                        it -> it.requireList("list").maps());

        assertThat(wrongReadings)
                .allSatisfy(reading ->
                        assertThatThrownBy(() -> reading.apply(map))
                                .isInstanceOf(ConfigurationException.class)
                                .hasMessageContaining(" → "));
        assertThat(map.requireMap("map").toPlain()).isEqualTo(Map.of("a", 1L));
    }

    private YamlMap read(String text) {
        return YamlReader.read("x.yaml", text == null ? "" : text, problems);
    }
}
