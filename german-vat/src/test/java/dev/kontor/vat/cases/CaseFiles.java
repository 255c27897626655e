package dev.kontor.vat.cases;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The rows of the case files among the test resources. */
public final class CaseFiles {

    /** The cases of the facts. */
    public static final String SHARED = "/vat-cases.csv";

    /** Our own: what the facts state in words, but in no case. */
    public static final String OWN = "/own-vat-cases.csv";

    private CaseFiles() {}

    /** A row with a name for the test report. */
    public record Row(Map<String, String> values) {

        public Outcome outcome() {
            return SupplyCase.of(values).outcome();
        }

        public String text(String column) {
            return values.getOrDefault(column, "");
        }

        @Override
        public String toString() {
            return text("id") + " " + text("reason");
        }
    }

    public static List<Row> rows(String resource) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(CaseFiles.class.getResourceAsStream(resource)),
                        StandardCharsets.UTF_8)) {
            return format.parse(reader).stream().map(CSVRecord::toMap).map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Row> all() {
        return Stream.of(SHARED, OWN).flatMap(file -> rows(file).stream()).toList();
    }
}
