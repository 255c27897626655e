package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {

    static Stream<Answer<String>> notDone() {
        return Stream.of(
                new Answer.Rejected<>(406, List.of(Reason.of(Reason.Code.DRAFT)), "trace-1"),
                new Answer.Throttled<>(Duration.ofSeconds(1)),
                new Answer.NotSent<>("too late"),
                new Answer.Unreachable<>(new java.net.ConnectException()),
                new Answer.Unknown<>(Answer.Unknown.Why.TIME_OUT, null, List.of(), null));
    }

    @ParameterizedTest
    @MethodSource("notDone")
    void makesNoFurtherCallUnlessTheFirstIsDone(Answer<String> answer) {
        Answer<Integer> second =
                answer.then(_ -> {
                    throw new AssertionError("called");
                });

        assertThat(second).isEqualTo(answer);
        assertThat(answer.<Integer>map(String::length)).isEqualTo(answer);
    }

    @Test
    void goesOnWithTheValueOfADoneCall() {
        Answer<String> read = new Answer.Done<>("four", 200);

        assertThat(read.map(String::length)).isEqualTo(new Answer.Done<>(4, 200));
        assertThat(read.then(text -> new Answer.Done<>(text.length(), 201)))
                .isEqualTo(new Answer.Done<>(4, 201));
        assertThat(read.<Integer>then(_ -> new Answer.Throttled<>(null)))
                .isEqualTo(new Answer.Throttled<>(null));
    }
}
