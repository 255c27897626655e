package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.Quotation;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.VoucherStatus;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 6, 7.17. */
@Resource("quotations")
class QuotationContractIT extends SalesDocumentContract {

    /** Has none. */
    @Override
    void needsTheDateOfSupply() {}

    /** Has none. */
    @Override
    void refusesAPeriodThatEndsBeforeItStarts() {}

    /** Has no such call for a quotation. */
    @Override
    void refusesBeforeTheCall(SalesDocumentKind other, UUID preceding) {
        assertThat(kind.predecessors()).isEmpty();
    }

    /** Follows nothing, draft or not. */
    @Override
    void followsNoDraft() {}

    @Writing(route = "POST", facts = "7.17")
    void needsADayUntilWhenItStands() {
        apiRefuses("expirationDate", posted(body -> body.remove("expirationDate")));
    }

    @Writing(route = "POST", facts = "7.17")
    void countsNeitherOptionalLinesNorAlternatives() {
        NewQuotation quotation =
                NewQuotation.of(
                        NOW,
                        NOW.plusDays(30),
                        USUAL.recipient,
                        List.of(
                                NewQuotation.Line.of(line("100.00", "19"))
                                        .withAlternatives(line("80.00", "19")),
                                NewQuotation.Line.optional(line("50.00", "19"))),
                        USUAL.tax);

        Quotation read =
                done(client.quotations().get(made(client.quotations().create(quotation, false))));

        assertThat(read.totalPrice().totalNetAmount())
                .isEqualByComparingTo("100.00")
                .isEqualByComparingTo(quotation.totals().net());
        assertThat(read.lineItems().get(0).subItems()).hasSize(1);
        assertThat(read.lineItems().get(1).optional()).isTrue();
    }

    @Writing(route = "GET /{id}", facts = "7.17")
    void isNeverAnElectronicInvoice() {
        Quotation read = done(client.quotations().get(finalised()));

        assertThat(read.electronicDocumentProfile()).isEqualTo("NONE");
        assertThat(LexwareTime.dayOf(read.expirationDate())).isEqualTo(TODAY.plusDays(30));
    }

    @Simulated(route = "GET /{id}", facts = "6.5")
    void isAcceptedByAPersonOnly() {
        UUID id = finalised();
        hand("POST", "/documents/" + id + "/accept", "{}");

        assertThat(done(client.quotations().get(id)).voucherStatus())
                .isEqualTo(VoucherStatus.ACCEPTED);
    }
}
