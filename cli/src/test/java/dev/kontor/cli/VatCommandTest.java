package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VatCommandTest {

    private static final String HEADER =
            "id,seller,customer_country,customer_postcode,customer_kind,vat_id,vat_id_valid,"
                    + "ship_to_country,ship_to_postcode,product_kind,service_kind,date,price_basis,"
                    + "amount,expected_taxType,expected_taxSubType,expected_rate,"
                    + "expected_vat_category_code,expected_review,reason,expected_net,"
                    + "expected_tax,expected_gross\n";

    private static final String LAMP =
            "1,regular,DE,79115,consumer,,,DE,79115,goods,,2026-11-03,gross,119.00,gross,,19,S,no,"
                    + "\"a lamp, \"\"red\"\"\",100.00,19.00,119.00\n";

    private static final String MARGIN =
            "2,regular,DE,79115,consumer,,,DE,79115,used_goods_margin,,2026-11-03,gross,50.00,"
                    + "vatfree,,0,E,yes,old lamp,50.00,0.00,50.00\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    void writesTheSameRowsWithWhatWasDecidedAndCountsThem() throws IOException {
        assertThat(check(HEADER + LAMP + MARGIN)).isZero();

        assertThat(out.toString().lines().toList().getLast()).isEqualTo("2 passed, 0 failed");
        assertThat(err.toString()).contains("1 met, 0 differ");
        List<CSVRecord> rows = rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("reason")).isEqualTo("a lamp, \"red\"");
        assertThat(rows.getFirst().get("decided_taxType")).isEqualTo("gross");
        assertThat(rows.getFirst().get("met_tax")).isEqualTo("yes");
        assertThat(rows.getFirst().get("rule")).isEqualTo("DOM-1");
        assertThat(rows.getFirst().get("proposal")).isEmpty();
        assertThat(rows.getLast().get("review_codes")).isEqualTo("R18");
        assertThat(rows.getLast().get("proposal")).isEqualTo("met");
    }

    @Test
    void endsWithOneWhenARowFailsAndNamesTheValue() throws IOException {
        assertThat(check(HEADER + LAMP.replace("19.00,119.00", "18.99,119.00") + MARGIN))
                .isEqualTo(1);

        assertThat(out.toString().lines().toList().getLast()).isEqualTo("1 passed, 1 failed");
        assertThat(rows().getFirst().get("met_tax")).isEqualTo("no");
        assertThat(rows().getFirst().get("met_net")).isEqualTo("yes");
        assertThat(rows().getFirst().get("passed")).isEqualTo("no");
    }

    @Test
    void countsAProposalThatDiffersApartFromTheRow() throws IOException {
        assertThat(check(HEADER + MARGIN.replace("vatfree,,0,E", "gross,,19,S"))).isZero();
        assertThat(err.toString()).contains("0 met, 1 differ");
        assertThat(rows().getFirst().get("proposal")).isEqualTo("differs");
    }

    @Test
    void readsColumnsInAnyOrderWindowsLineEndsAndByteOrderMarks() throws IOException {
        String moved =
                "\uFEFFamount,seller,customer_country,customer_postcode,customer_kind,vat_id,"
                        + "vat_id_valid,ship_to_country,ship_to_postcode,product_kind,service_kind,"
                        + "date,price_basis,expected_review,expected_taxType,expected_rate,"
                        + "expected_vat_category_code,mine\r\n"
                        + "\"119.00\",regular,DE,,consumer,,,DE,,\"goods\",,2026-11-03,gross,no,"
                        + "gross,19,S,kept\r\n";
        assertThat(check(moved)).isZero();
        assertThat(rows().getFirst().get("mine")).isEqualTo("kept");
    }

    @Test
    void failsTheRowThatNamesAValueThereIsNotAndScoresTheOthers() throws IOException {
        assertThat(check(HEADER + LAMP.replace("consumer", "pirate") + LAMP)).isEqualTo(1);

        assertThat(err.toString())
                .contains("line 2", "customer_kind", "'pirate'", "business, consumer, public");
        assertThat(out.toString().lines().toList().getLast()).isEqualTo("1 passed, 1 failed");
        assertThat(rows().getFirst().get("passed")).isEqualTo("no");
        assertThat(rows().getFirst().get("why")).contains("customer_kind", "'pirate'");
        assertThat(rows().getFirst().get("decided_taxType")).isEmpty();
        assertThat(rows().getLast().get("passed")).isEqualTo("yes");
    }

    @Test
    void failsRowsWithAmountsDatesOrLengthsThatAreNone() throws IOException {
        String rows =
                LAMP.replace("gross,119.00,gross", "gross,much,gross")
                        + LAMP.replace("2026-11-03", "3.11.2026")
                        + LAMP.replace(",no,", ",perhaps,")
                        + "4,regular,DE\n"
                        + LAMP.replace("119.00\n", "119.00,more\n");

        assertThat(check(HEADER + rows)).isEqualTo(1);

        assertThat(out.toString().lines().toList().getLast()).isEqualTo("0 passed, 5 failed");
        assertThat(rows())
                .extracting(row -> row.get("why"))
                .satisfiesExactly(
                        why -> assertThat(why).contains("line 2, amount", "'much'"),
                        why -> assertThat(why).contains("line 3, date", "2026-11-03"),
                        why -> assertThat(why).contains("line 4, expected_review", "yes, no"),
                        why -> assertThat(why).contains("line 5 has 3 values for 23 columns"),
                        why -> assertThat(why).contains("line 6 has 24 values for 23 columns"));
    }

    @Test
    void takesColumnsThatAFileLeavesOutForEmpty() throws IOException {
        String few =
                "seller,customer_country,customer_kind,ship_to_country,product_kind,date,"
                        + "price_basis,amount,expected_review,expected_taxType,expected_rate,"
                        + "expected_vat_category_code\n"
                        + "regular,DE,consumer,DE,goods,2026-11-03,gross,119.00,no,gross,19,S\n";

        assertThat(check(few)).isZero();
    }

    @Test
    void namesAColumnThatIsMissing() throws IOException {
        assertThat(check(HEADER.replace("price_basis,", "") + LAMP)).isEqualTo(2);
        assertThat(err.toString()).contains("the column price_basis is missing");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThat(kontor("vat", "check", folder.resolve("no.csv").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no.csv", "cannot be read");
    }

    @Test
    void explainsADecisionInBothLanguages() {
        assertThat(explain("--language", "de", "--product-kind", "book")).isZero();
        assertThat(out.toString())
                .contains("Entschieden.", "DOM-3", "Gedruckte Bücher", "§ 12 Abs. 2 Nr. 1 UStG");

        assertThat(explain("--language", "en", "--product-kind", "book")).isZero();
        assertThat(out.toString()).contains("Decided.", "Printed books");
    }

    @Test
    void explainsAQuestionWithItsAnswers() {
        assertThat(explain("--language", "en", "--product-kind", "photovoltaic")).isZero();
        assertThat(out.toString())
                .contains("Held", "R16", "30 kWp", "Proposal:", "photovoltaics-confirmed")
                .contains("as-proposed");
    }

    @Test
    void namesTheOptionWhoseValueDoesNotExist() {
        assertThat(explain("--product-kind", "air")).isEqualTo(2);
        assertThat(err.toString()).contains("--product-kind", "'air'", "goods");
    }

    private int check(String content) throws IOException {
        Path file = folder.resolve("cases.csv");
        Files.writeString(file, content);
        return kontor("vat", "check", file.toString());
    }

    private int explain(String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "vat",
                                "explain",
                                "--customer-country",
                                "DE",
                                "--customer-kind",
                                "consumer",
                                "--ship-to-country",
                                "DE",
                                "--date",
                                "2026-11-03"));
        all.addAll(List.of(arguments));
        return kontor(all.toArray(String[]::new));
    }

    private List<CSVRecord> rows() throws IOException {
        List<String> lines = out.toString().lines().toList();
        String csv = String.join("\n", lines.subList(0, lines.size() - 1));
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }

    private int kontor(String... arguments) {
        return Kontor.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
