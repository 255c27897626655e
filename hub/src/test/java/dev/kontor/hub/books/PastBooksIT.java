package dev.kontor.hub.books;

import static dev.kontor.hub.books.Samples.consumer;
import static dev.kontor.hub.books.Samples.order;
import static dev.kontor.hub.books.Samples.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.books.PastBooks.Adopted;
import dev.kontor.hub.books.PastBooks.Candidate;
import dev.kontor.hub.books.PastBooks.Finding;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents that somebody else wrote, and what happens to them while an import goes on. */
@Timeout(60)
class PastBooksIT {

    private static final String NAME = "Anna Schmidt";
    private static final String NUMBERED = "Ihre Bestellung #1001";

    private final BooksWorld world = new BooksWorld(BooksWorld.unlimited());
    private final Order order = order(1001, consumer(), List.of());

    @AfterEach
    void close() {
        world.close();
    }

    private String byHand() {
        String id = world.invoiceByHand(NAME, NUMBERED, "gross", Map.of("19", "35.70"));
        world.clock.advance(Duration.ofMinutes(1));
        world.listPast();
        return id;
    }

    private Candidate fitting() {
        return ((Finding.Fits) world.lookForPast(order)).candidate();
    }

    @Test
    void adoptsADocumentThatFitsAndWritesNoSecond() {
        byHand();

        Candidate fitting = fitting();
        assertThat(world.adopt(order, fitting)).isEqualTo(Adopted.NOW);
        assertThat(world.adopt(order, fitting)).isEqualTo(Adopted.BEFORE);

        assertThat(world.lookForPast(order)).isInstanceOf(Finding.Done.class);
        var _ = world.ensureInvoice(order);
        assertThat(world.documents()).hasSize(1);
    }

    @Test
    void takesNoSecondDocumentForAnOrderThatHasOne() {
        byHand();
        Candidate other = fitting();
        var _ = world.ensureInvoice(order);

        assertThat(world.adopt(order, other)).isEqualTo(Adopted.UNDER_WAY);
    }

    @Test
    void adoptsNoDocumentThatWasVoidedDeletedReopenedOrChangedSinceItWasFound() {
        String id = byHand();
        Candidate found = fitting();

        world.hand("POST", "documents/" + id + "/draft");
        assertThat(world.adopt(order, found)).isEqualTo(Adopted.NOT_ADOPTABLE);
        world.hand("POST", "documents/" + id + "/finalize");
        world.change(
                "documents/" + id,
                """
                {"lineItems": [{"type": "custom", "name": "x", "quantity": 1, "unitName": "Stück",
                  "unitPrice": {"currency": "EUR", "grossAmount": 35.00, "taxRatePercentage": 19}}]}
                """);
        assertThat(world.adopt(order, found)).isEqualTo(Adopted.CHANGED);
        world.hand("POST", "documents/" + id + "/void");
        assertThat(world.adopt(order, found)).isEqualTo(Adopted.NOT_ADOPTABLE);
        assertThat(world.lookForPast(order)).isInstanceOf(Finding.Nothing.class);
        world.hand("DELETE", "documents/" + id);
        assertThat(world.adopt(order, found)).isEqualTo(Adopted.NOT_ADOPTABLE);
        assertThat(world.mirror().find(BooksWorld.A, UUID.fromString(id)).orElseThrow().status())
                .isEqualTo("gone");
    }

    @Test
    void learnsWhatAPersonDidToADocumentThatStandsForNothingYet() {
        String id = byHand();
        world.hand("POST", "documents/" + id + "/void");

        world.lookAtDocument("invoice", id);

        assertThat(world.lookForPast(order)).isInstanceOf(Finding.Nothing.class);
        assertThat(world.mirror().find(BooksWorld.A, UUID.fromString(id)).orElseThrow().status())
                .isEqualTo("voided");
    }

    @Test
    void letsNoOlderPageOfVoucherlistOverwriteWhatIsKnown() {
        String id = byHand();
        UUID document = UUID.fromString(id);
        MirroredDocument before = world.mirror().find(BooksWorld.A, document).orElseThrow();
        Instant asked = world.clock.instant();
        world.clock.advance(Duration.ofSeconds(1));
        world.hand("POST", "documents/" + id + "/void");
        world.lookAtDocument("invoice", id);

        listed(before, asked);
        assertThat(world.mirror().find(BooksWorld.A, document).orElseThrow().status())
                .as("asked for before it was voided")
                .isEqualTo("voided");
        listed(before, world.clock.instant().plusSeconds(1));
        assertThat(world.mirror().find(BooksWorld.A, document).orElseThrow().status())
                .as("asked for afterwards, but the index lags")
                .isEqualTo("voided");

        world.hand("DELETE", "documents/" + id);
        world.lookAtDocument("invoice", id);
        listed(before, world.clock.instant().plusSeconds(1));
        assertThat(world.mirror().find(BooksWorld.A, document).orElseThrow().status())
                .as("deleted")
                .isEqualTo("gone");
    }

    @Test
    void correctsAnAdoptedInvoiceAndNamesTheDateThatStandsOnIt() {
        byHand();
        Refund refund = refund(1001, 1);
        Order refunded = order(1001, consumer(), List.of(refund));
        world.adopt(refunded, fitting());
        world.clock.advance(Duration.ofDays(2));

        assertThat(world.ensureCreditNote(refunded, refund)).isInstanceOf(Outcome.Done.class);

        assertThat(world.documents()).hasSize(2);
        assertThat(world.sent(refund.ref()))
                .contains("Korrektur zur Rechnung RE0001 vom 21.11.2026.");
    }

    @Test
    void asksBeforeItCorrectsAnAdoptedInvoiceThatIsTaxedOtherwiseThanToday() {
        world.changeAccount("{\"smallBusiness\": true, \"taxType\": \"vatfree\"}");
        String id = world.invoiceByHand(NAME, NUMBERED, "vatfree", Map.of("0", "35.70"));
        world.changeAccount("{\"smallBusiness\": false, \"taxType\": \"gross\"}");
        world.clock.advance(Duration.ofMinutes(1));
        world.listPast();
        Refund refund = refund(1001, 1);
        Order refunded = order(1001, consumer(), List.of(refund));
        assertThat(world.adopt(refunded, fitting())).isEqualTo(Adopted.NOW);

        Outcome<?> outcome = world.ensureCreditNote(refunded, refund);

        assertThat(outcome).isInstanceOf(Outcome.Stuck.class);
        Outcome.Problem problem = ((Outcome.Stuck<?>) outcome).problem();
        assertThat(problem.code()).isEqualTo("correction-taxed-otherwise");
        assertThat(problem.reason().de())
                .contains("umsatzsteuerfrei (0 %: 35,70 €)", "steuerpflichtig (19 %: 35,70 €)");
        assertThat(problem.reason().en())
                .contains("free of VAT (0 %: €35.70)", "taxed (19 %: €35.70)");
        assertThat(world.documents()).hasSize(1);
        assertThat(world.documents().getFirst().path("id").asString()).isEqualTo(id);
        assertThat(world.calls("POST /v1/credit-notes")).isZero();
    }

    private void listed(MirroredDocument row, Instant asked) {
        world.database
                .transactions()
                .runInOrganisation(
                        BooksWorld.A, () -> world.mirror().putListed(BooksWorld.A, row, asked));
    }
}
