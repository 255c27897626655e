package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdsTest {

    /** Published examples of each country's rule, and ids that the cases use. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585627",
                "ATU99269371",
                "ATU98431802",
                "BE0428759497",
                "BG175074752",
                "CY10259033P",
                "CZ25123891",
                "DE136695976",
                "DE999988157",
                "DK13585628",
                "EE100931558",
                "EL094259216",
                "EL997447910",
                "ES54362315K",
                "ESX2482300W",
                "ESJ99216582",
                "FI20774740",
                "FR40303265045",
                "FR83404833048",
                "FR17000999231",
                "FR83912321916",
                "FR48980727630",
                "HR33392005961",
                "HU12892312",
                "IE6433435F",
                "IE6433435OA",
                "IE8D79739I",
                "IT00743110157",
                "LT119511515",
                "LT100001919017",
                "LU15027442",
                "LV40003521600",
                "MT11679112",
                "NL004495445B01",
                "NL924494189B99",
                "PL8567346215",
                "PT501964843",
                "RO18547290",
                "SE123456789701",
                "SI50223054",
                "SK2022749619",
                "XI998612026",
                "GB980780684",
                "GBGD001",
                "CHE100155212",
                "CHE-100.155.212 MWST"
            })
    void acceptsWhatIsWellFormed(String vatId) {
        assertThat(VatIds.check(vatId)).isEqualTo(VatIds.Syntax.WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585626",
                "BE0428759498",
                "BG175074751",
                "CY10259033Z",
                "CZ25123890",
                "DE136695978",
                "DK13585627",
                "EE100594103",
                "EL123456781",
                "ES54362315Z",
                "ESJ99216583",
                "FI20774741",
                "FR84323140391",
                "HR33392005962",
                "HU12892313",
                "IE6433435E",
                "IE6433435VA",
                "IT00743110158",
                "LT119511516",
                "LU15027443",
                "LV40003521601",
                "MT11679113",
                "NL004495446B02",
                "PL8567346216",
                "PL9999298424",
                "PT501964842",
                "RO18547291",
                "SE123456789101",
                "SI50223055",
                "SK2022749618",
                "GB802311781",
                "CHE100155213"
            })
    void noticesAWrongCheckDigit(String vatId) {
        assertThat(VatIds.check(vatId)).isEqualTo(VatIds.Syntax.WRONG_CHECK_DIGIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT13585627",
                "ATU1358562",
                "DE036695976",
                "DE13669597",
                "CY12345678X",
                "FRIO303265045",
                "NL004495445A01",
                "SE123456789702",
                "GBXX001",
                "ELABC",
                "IT"
            })
    void noticesAWrongForm(String vatId) {
        assertThat(VatIds.check(vatId)).isEqualTo(VatIds.Syntax.WRONG_FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "US123456789", "123456789", "XX1"})
    void knowsNoPrefixOfOtherCountries(String vatId) {
        assertThat(VatIds.check(vatId)).isEqualTo(VatIds.Syntax.UNKNOWN_PREFIX);
        assertThat(VatIds.country(vatId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ATU13585627, AT",
        "EL094259216, GR",
        "GR094259216, GR",
        "xi 998612026, XI",
        "CHE-100.155.212 MWST, CH",
        "GB980780684, GB"
    })
    void namesTheCountryOfTheRegister(String vatId, String country) {
        assertThat(VatIds.country(vatId)).contains(country);
    }

    /** One digit mistyped is what a check digit is for; mod 11 schemes miss a few by design. */
    @Test
    void noticesMostSingleMistypedDigits() {
        List<String> ids = List.of("DE136695976", "FI20774740", "PT501964843", "IT00743110157");
        for (String id : ids) {
            long noticed =
                    mistyped(id)
                            .filter(wrong -> VatIds.check(wrong) != VatIds.Syntax.WELL_FORMED)
                            .count();
            assertThat(noticed).isGreaterThan(mistyped(id).count() * 9 / 10);
        }
    }

    private static Stream<String> mistyped(String id) {
        return Stream.iterate(2, i -> i < id.length(), i -> i + 1)
                .flatMap(i ->
                        Stream.iterate('0', digit -> digit <= '9', digit -> (char) (digit + 1))
                                .filter(digit -> digit != id.charAt(i))
                                .map(digit -> id.substring(0, i) + digit + id.substring(i + 1)));
    }
}
