package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** lexware-office-api.md 2: three millisecond digits, offset of Berlin. */
class LexwareTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00+01:00, 2026-03-02T00:00:00.000+01:00",
        "2026-07-01T00:00:00Z, 2026-07-01T02:00:00.000+02:00",
        "2026-01-01T12:34:56.7Z, 2026-01-01T13:34:56.700+01:00",
        "2026-01-01T12:34:56.789999999-05:00, 2026-01-01T18:34:56.789+01:00",
        "2026-10-25T00:59:59.999Z, 2026-10-25T02:59:59.999+02:00",
        "2026-10-25T01:00:00Z, 2026-10-25T02:00:00.000+01:00"
    })
    void writesThreeMillisecondDigitsAndTheOffsetOfBerlin(String from, String to) {
        assertThat(LexwareTime.format(OffsetDateTime.parse(from))).isEqualTo(to);
    }

    @Test
    void startsADayInBerlin() {
        assertThat(LexwareTime.format(LexwareTime.startOf(LocalDate.of(2026, 3, 29))))
                .isEqualTo("2026-03-29T00:00:00.000+01:00");
        assertThat(LexwareTime.format(LexwareTime.startOf(LocalDate.of(2026, 3, 30))))
                .isEqualTo("2026-03-30T00:00:00.000+02:00");
    }

    @Test
    void countsDaysInBerlin() {
        assertThat(LexwareTime.dayOf(OffsetDateTime.parse("2026-03-01T23:30:00Z")))
                .isEqualTo("2026-03-02");
        assertThat(LexwareTime.at(Instant.parse("2026-03-01T23:30:00.123456Z")))
                .isEqualTo("2026-03-02T00:30:00.123+01:00");
    }

    @Test
    void readsBackWhatItWrote() {
        OffsetDateTime moment = LexwareTime.at(Instant.parse("2026-11-22T10:20:30.456Z"));

        assertThat(LexwareTime.parse(LexwareTime.format(moment))).isEqualTo(moment);
    }

    @Test
    void readsABareDateAsTheStartOfThatDayInBerlin() {
        assertThat(LexwareTime.parse("2026-07-01")).isEqualTo("2026-07-01T00:00:00+02:00");
    }
}
