package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.Quotation;
import dev.kontor.lexware.VoucherStatus;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 6, 7.17. */
@Resource("quotations")
class QuotationContractIT extends SalesDocumentContract {

    @Override
    Draft draft(Parts parts) {
        NewQuotation quotation =
                NewQuotation.of(
                        parts.voucherDate(),
                        parts.voucherDate().plusDays(30),
                        parts.recipient(),
                        parts.lines().stream().map(NewQuotation.Line::of).toList(),
                        parts.tax());
        NewQuotation whole = quotation.withPresentation(parts.presentation());
        return new Draft() {
            @Override
            public String wireForm() {
                return whole.wireForm();
            }

            @Override
            public Answer<ActionResult> send(boolean finalise) {
                return client.quotations().create(whole, finalise);
            }
        };
    }

    /** Has none. */
    @Override
    void needsTheDateOfSupply() {}

    /** Has none. */
    @Override
    void refusesAPeriodThatEndsBeforeItStarts() {}

    @Override
    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return client.quotations().file(id, format);
    }

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
                        Parts.USUAL.recipient(),
                        List.of(
                                NewQuotation.Line.of(line("100.00", "19"))
                                        .withAlternatives(line("80.00", "19")),
                                NewQuotation.Line.optional(line("50.00", "19"))),
                        Parts.USUAL.tax());

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

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void followsNothing() {
        assertThat(
                        raw.post(
                                        path() + "?precedingSalesVoucherId=" + finalised(),
                                        Raw.object(draft(Parts.USUAL).wireForm()))
                                .status())
                .isEqualTo(406);
    }

    @Simulated(route = "GET /{id}", facts = "6.5")
    void isAcceptedByAPersonOnly() {
        UUID id = finalised();
        hand("POST", "/documents/" + id + "/accept", "{}");

        assertThat(done(client.quotations().get(id)).voucherStatus())
                .isEqualTo(VoucherStatus.ACCEPTED);
    }
}
