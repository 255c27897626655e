package dev.kontor.hub.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.organisation.OrganisationSettings.Language;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the mail says, in both languages. */
class LetterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final URI PAGE = URI.create("https://kontor.example/console");

    @Test
    void tellsInEnglishWhatWaitsWhatIsStuckAndWhereToAnswer() {
        Letter letter =
                letter(Language.EN, false, cases("no-address", 7), List.of(approval()), PAGE);

        assertThat(letter.subject()).isEqualTo("Kontor: 8 × needs you (Tea & Books)");
        assertThat(letter.text())
                .isEqualTo(
                        """
                        To be approved:
                        - #1001, 5400.00 EUR, Muster GmbH

                        7 × no-address
                        The address is missing.
                        - shopify:a.example/order/1
                        - shopify:a.example/order/2
                        - shopify:a.example/order/3
                        - shopify:a.example/order/4
                        - shopify:a.example/order/5
                          and 2 more

                        Answer at https://kontor.example/console
                        """);
    }

    @Test
    void tellsTheSameInGerman() {
        Letter letter =
                letter(Language.DE, false, cases("no-address", 1), List.of(approval()), PAGE);

        assertThat(letter.subject()).isEqualTo("Kontor: 2 × braucht Sie (Tea & Books)");
        assertThat(letter.text())
                .contains("Zur Freigabe:", "Die Adresse fehlt.", "Antworten: https://")
                .doesNotContain("address is missing", "To be approved");
    }

    @Test
    void saysThatMoneyWaitsAndHowToAnswerWithoutAPage() {
        Letter letter = letter(Language.EN, true, cases("total-differs", 1), List.of(), null);

        assertThat(letter.subject()).isEqualTo("Kontor: money waits, 1 × (Tea & Books)");
        assertThat(letter.text())
                .doesNotContain("To be approved")
                .endsWith("Answer in the console, or with 'kontor stuck list'.\n");
    }

    @Test
    void keepsTheSubjectOnOneLine() {
        assertThat(
                        Letter.of(
                                        "Tea\r\nBcc: x@y.example",
                                        Language.EN,
                                        false,
                                        cases("c", 1),
                                        List.of(),
                                        null)
                                .subject())
                .doesNotContain("\n", "\r");
    }

    private static Letter letter(
            Language language,
            boolean urgent,
            List<StuckCase> stuck,
            List<Approval> waiting,
            @Nullable URI page) {
        return Letter.of("Tea & Books", language, urgent, stuck, waiting, page);
    }

    private static List<StuckCase> cases(String code, int count) {
        List<StuckCase> cases = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            SourceRef ref = SourceRef.parse("shopify:a.example/order/" + i);
            cases.add(
                    new StuckCase(
                            new UUID(0, i),
                            ref,
                            ref,
                            "order-to-invoice",
                            "invoice",
                            "books.ensure-invoice",
                            new Problem(
                                    code,
                                    new Words("Die Adresse fehlt.", "The address is missing."),
                                    List.of()),
                            "",
                            NOW,
                            null,
                            null,
                            null,
                            null,
                            null));
        }
        return cases;
    }

    private static Approval approval() {
        SourceRef ref = SourceRef.parse("shopify:a.example/order/1001");
        return new Approval(
                new UUID(0, 1001),
                ref,
                ref,
                "#1001",
                "books.ensure-invoice",
                "order-to-invoice",
                "invoice",
                Approval.State.WAITING,
                List.of(),
                Money.euro("5400.00"),
                "Muster GmbH",
                "[]",
                "anna",
                NOW,
                NOW.plusSeconds(3_600),
                null,
                null,
                null);
    }
}
