package dev.kontor.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.console.LineDiff.Kind;
import dev.kontor.hub.console.LineDiff.Line;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void showsWhatChangedAndThreeLinesAround() {
        String before =
                IntStream.range(0, 20).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        List<Line> diff = LineDiff.of(before, before.replace("line 9\n", "line nine\nand more\n"));

        assertThat(diff)
                .extracting(each -> each.sign() + each.text())
                .containsExactly(
                        "⋯",
                        " line 6",
                        " line 7",
                        " line 8",
                        "−line 9",
                        "+line nine",
                        "+and more",
                        " line 10",
                        " line 11",
                        " line 12",
                        "⋯");
    }

    @Test
    void isEmptyWhereNothingDiffers() {
        assertThat(LineDiff.of("a\nb", "a\nb")).isEmpty();
    }

    @Test
    void leadsFromOneTextToTheOther() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            String before = text(random);
            String after = text(random);
            List<Line> diff = LineDiff.of(before, after);
            if (diff.stream().noneMatch(each -> each.kind() == Kind.GAP) && !diff.isEmpty()) {
                assertThat(side(diff, Kind.NEW)).isEqualTo(before.lines().toList());
                assertThat(side(diff, Kind.GONE)).isEqualTo(after.lines().toList());
            }
        }
    }

    @Test
    void givesUpComparingWhereItWouldTakeLong() {
        String many =
                IntStream.range(0, 3_000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        assertThat(LineDiff.of(many, many.replace('a', 'b'))).hasSize(6_000);
    }

    private static List<String> side(List<Line> diff, Kind without) {
        return diff.stream().filter(each -> each.kind() != without).map(Line::text).toList();
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(3))))
                .collect(Collectors.joining("\n"));
    }
}
