package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of territories, row by row. */
class TaxAreaTest {

    @ParameterizedTest
    @CsvSource({
        "DE, 79115, GERMANY, GERMANY",
        "DE, 78266, THIRD_COUNTRY, UNDOCUMENTED",
        "DE, D-27498, THIRD_COUNTRY, UNDOCUMENTED",
        "AT, 6691, MEMBER_STATE, INTRA_COMMUNITY",
        "ES, 35001, THIRD_COUNTRY, THIRD_COUNTRY",
        "ES, 38999, THIRD_COUNTRY, THIRD_COUNTRY",
        "ES_CN, 35001, THIRD_COUNTRY, THIRD_COUNTRY",
        "ES, 51001, THIRD_COUNTRY, UNDOCUMENTED",
        "ES, 52006, THIRD_COUNTRY, UNDOCUMENTED",
        "ES, 28001, MEMBER_STATE, INTRA_COMMUNITY",
        "IT, 23041, THIRD_COUNTRY, UNDOCUMENTED",
        "IT, 23030, THIRD_COUNTRY, UNDOCUMENTED",
        "IT, 22061, THIRD_COUNTRY, UNDOCUMENTED",
        "IT, 22060, THIRD_COUNTRY, UNDOCUMENTED",
        "IT, 20121, MEMBER_STATE, INTRA_COMMUNITY",
        "FI, FI-22 100, THIRD_COUNTRY, UNDOCUMENTED",
        "FI, 00100, MEMBER_STATE, INTRA_COMMUNITY",
        "AX, 22100, THIRD_COUNTRY, THIRD_COUNTRY",
        "GR, 63086, THIRD_COUNTRY, THIRD_COUNTRY",
        "EL, 63087, THIRD_COUNTRY, THIRD_COUNTRY",
        "GR_69, '', THIRD_COUNTRY, THIRD_COUNTRY",
        "GR, 63085, MEMBER_STATE, INTRA_COMMUNITY",
        "FR, 97110, THIRD_COUNTRY, UNDOCUMENTED",
        "FR, 98600, THIRD_COUNTRY, UNDOCUMENTED",
        "FR, 98800, THIRD_COUNTRY, UNDOCUMENTED",
        "FR, 98000, MEMBER_STATE, UNDOCUMENTED",
        "MC, 98000, MEMBER_STATE, UNDOCUMENTED",
        "RE, 97400, THIRD_COUNTRY, THIRD_COUNTRY",
        "FR, 20000, MEMBER_STATE, INTRA_COMMUNITY",
        "PT, 9000-001, MEMBER_STATE, INTRA_COMMUNITY",
        "CY, 99300, THIRD_COUNTRY, UNDOCUMENTED",
        "CY, 1010, MEMBER_STATE, INTRA_COMMUNITY",
        "GB, bt1 1aa, NORTHERN_IRELAND, THIRD_COUNTRY",
        "XI, '', NORTHERN_IRELAND, THIRD_COUNTRY",
        "UK, SW1A 1AA, UNITED_KINGDOM, THIRD_COUNTRY",
        "IM, IM1 1AA, UNITED_KINGDOM, THIRD_COUNTRY",
        "JE, JE2 3AB, THIRD_COUNTRY, THIRD_COUNTRY",
        "GI, '', THIRD_COUNTRY, THIRD_COUNTRY",
        "SM, '', THIRD_COUNTRY, THIRD_COUNTRY",
        "FO, '', THIRD_COUNTRY, THIRD_COUNTRY",
        "XK, '', THIRD_COUNTRY, THIRD_COUNTRY",
        "QQ, '', UNKNOWN, THIRD_COUNTRY",
        "'', 79115, UNSTATED, THIRD_COUNTRY",
    })
    void isFoundByCountryAndPostcode(
            String country, String postcode, Territory territory, TaxArea.LexwareClass lexware) {
        TaxArea area = Place.of(country, postcode).area();
        assertThat(area.territory()).isEqualTo(territory);
        assertThat(area.lexware()).isEqualTo(lexware);
    }

    @ParameterizedTest
    @CsvSource({
        "AT, 6990, NONE",
        "AT, 6991, JUNGHOLZ_MITTELBERG",
        "AT, 6993, JUNGHOLZ_MITTELBERG",
        "AT, 6994, NONE",
        "PT, 8999-001, NONE",
        "PT, 9000-001, MADEIRA",
        "PT, 9499-001, MADEIRA",
        "PT, 9500-001, AZORES",
        "PT, 9999-001, AZORES",
        "FR, 20200, REDUCED_ONLY",
        "GR, 81100, REDUCED_ONLY",
        "GR, 85900, REDUCED_ONLY",
        "GR, 86000, NONE",
    })
    void hasRatesOfItsOwnOnlyWhereTheTableSaysSo(
            String country, String postcode, TaxArea.RegionalRates rates) {
        assertThat(Place.of(country, postcode).area().regionalRates()).isEqualTo(rates);
    }

    @Test
    void takesMonacoForFranceAndNorthernIrelandForItsOwnCode() {
        assertThat(Place.of("MC", "98000").area().country()).isEqualTo("FR");
        assertThat(Place.of("GB", "BT1 1AA").area().country()).isEqualTo("XI");
    }
}
