package dev.kontor.vat.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.vat.ReviewCode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

    private static final Map<String, String> LAMP =
            Map.ofEntries(
                    Map.entry("seller", "regular"),
                    Map.entry("customer_country", "DE"),
                    Map.entry("customer_postcode", "79115"),
                    Map.entry("customer_kind", "consumer"),
                    Map.entry("ship_to_country", "DE"),
                    Map.entry("product_kind", "goods"),
                    Map.entry("date", "2026-11-20"),
                    Map.entry("price_basis", "gross"),
                    Map.entry("amount", "119.00"),
                    Map.entry("expected_taxType", "gross"),
                    Map.entry("expected_rate", "19.0"),
                    Map.entry("expected_vat_category_code", "S"),
                    Map.entry("expected_review", "no"),
                    Map.entry("expected_net", "100"),
                    Map.entry("expected_tax", "19.00"),
                    Map.entry("expected_gross", "119.00"));

    @Test
    void passesIfEveryExpectedColumnIsMetWhateverTheScaleOfNumbers() {
        assertThat(score(Map.of()).passed()).isTrue();
        assertThat(score(Map.of()).proposal()).isEqualTo(Score.Proposal.NOT_ASKED);
    }

    @ParameterizedTest
    @CsvSource({
        "expected_taxType, net", "expected_taxSubType, distanceSales", "expected_rate, 7",
        "expected_vat_category_code, Z", "expected_review, yes", "expected_net, 100.01",
        "expected_tax, 18.99", "expected_gross, 119.01", "expected_rate, ''",
    })
    void failsOnASingleColumn(String column, String value) {
        Score score = score(Map.of(column, value));
        assertThat(score.passed()).isFalse();
    }

    @Test
    void scoresTheProposalOfARowWithReviewApart() {
        Map<String, String> held =
                Map.of("product_kind", "used_goods_margin", "expected_review", "yes");
        assertThat(score(held).passed()).isTrue();
        assertThat(score(held).proposal()).isEqualTo(Score.Proposal.DIFFERS);
    }

    @Test
    void allowsNoProposalWhereNothingIsExpected() {
        Map<String, String> nothing = new HashMap<>();
        LAMP.keySet().stream()
                .filter(column -> column.startsWith(Score.PREFIX))
                .forEach(column -> nothing.put(column, ""));
        nothing.put("expected_review", "yes");
        nothing.put("ship_to_country", "");
        assertThat(score(nothing).proposal()).isEqualTo(Score.Proposal.MET);
        nothing.put("ship_to_country", "DE");
        nothing.put("product_kind", "used_goods_margin");
        assertThat(score(nothing).passed()).isTrue();
        assertThat(score(nothing).proposal()).isEqualTo(Score.Proposal.DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({
        "seller, tiny", "seller, ''", "customer_kind, pirate", "vat_id_valid, maybe",
        "product_kind, air", "service_kind, magic", "price_basis, both", "date, 3.11.2026",
        "amount, '1,50'", "expected_review, perhaps",
    })
    void namesColumnValueAndWhatIsAllowed(String column, String value) {
        assertThatThrownBy(() -> score(Map.of(column, value)))
                .isInstanceOfSatisfying(
                        UnknownValueException.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining("it is one of");
    }

    @ParameterizedTest
    @CsvSource({
        "customer_country",
        "ship_to_country",
        "product_kind",
        "date",
        "customer_kind",
        "amount"
    })
    void takesAMissingFactForAQuestion(String column) {
        Outcome outcome = outcome(Map.of(column, ""));
        assertThat(outcome.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.reviewCode()).isEqualTo(ReviewCode.R01));
        assertThat(outcome.decided()).isNull();
    }

    @Test
    void doubtsAConfirmationOfNoId() {
        assertThat(outcome(Map.of("vat_id_valid", "yes")).review()).isTrue();
        assertThat(outcome(Map.of("vat_id_valid", "unknown")).review()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"119.00, false, 100.00", "45.00, true, 37.82", "0.03, true, 0.03"})
    void holdsAnAuthorityWhoseGrossPriceNoNetPriceGives(String amount, boolean held, String net) {
        Outcome outcome = outcome(Map.of("customer_kind", "public", "amount", amount));
        assertThat(outcome.review()).isEqualTo(held);
        assertThat(Score.columns(outcome)).containsEntry("net", net);
    }

    @Test
    void saysWhatAColumnMayHave() {
        assertThat(CaseColumns.allowed("seller"))
                .containsExactly("regular", "smallBusiness", "oss", "noOss");
        assertThat(CaseColumns.allowed("service_kind")).contains("pv_confirmed", "pickup");
        assertThat(CaseColumns.allowed("amount")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e300000000", "1E5", "0x10", "--1", ".", "1111111111111111111111111111111"})
    void refusesNumbersThatAreNoPlainDecimals(String amount) {
        assertThatThrownBy(() -> outcome(Map.of("amount", amount)))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("a decimal number such as 1234.50");
    }

    private static Outcome outcome(Map<String, String> changes) {
        return SupplyCase.of(changed(changes)).outcome();
    }

    private static Score score(Map<String, String> changes) {
        return Score.of(outcome(changes), changed(changes));
    }

    private static Map<String, String> changed(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(LAMP);
        values.putAll(changes);
        return values;
    }
}
