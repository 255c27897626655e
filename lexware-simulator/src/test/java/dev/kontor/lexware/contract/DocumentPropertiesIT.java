package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentTotals;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.NewVoucher;
import dev.kontor.lexware.TaxAmount;
import dev.kontor.lexware.TotalPrice;
import dev.kontor.lexware.Voucher;
import dev.kontor.lexware.simulator.OrganisationSpec;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever the client lets pass, the simulator accepts and computes alike; whatever breaks one
 * rule, both refuse for the same field. Two implementations, written apart.
 */
class DocumentPropertiesIT {

    private static final int TRIES = 200;

    private static Account account;

    @BeforeContainer
    static void open() {
        account = Account.open(OrganisationSpec.named("Probe GmbH"));
    }

    @AfterContainer
    static void close() {
        account.close();
    }

    @Provide
    Arbitrary<NewInvoice> invoices() {
        return Documents.invoices();
    }

    @Provide
    Arbitrary<NewVoucher> vouchers() {
        return Documents.vouchers();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void anInvoiceWithinTheRulesIsAcceptedWithTheTotalsThatWerePromised(
            @ForAll("invoices") NewInvoice invoice) {
        UUID id = made(client().invoices().create(invoice, true));

        Invoice read = client().invoices().get(id).success().orElseThrow();

        agree(invoice.totals(), read.totalPrice(), read.taxAmounts());
        assertThat(read.lineItems()).hasSameSizeAs(invoice.lineItems());
    }

    @Property(tries = TRIES / 2, shrinking = ShrinkingMode.BOUNDED)
    void theSameLinesMakeACreditNoteAndAQuotationWithTheSameTotals(
            @ForAll("invoices") NewInvoice invoice) {
        NewCreditNote note =
                NewCreditNote.of(
                        invoice.voucherDate(),
                        invoice.recipient(),
                        invoice.lineItems(),
                        invoice.taxConditions());
        NewQuotation quotation =
                NewQuotation.of(
                        invoice.voucherDate(),
                        invoice.voucherDate().plusDays(30),
                        invoice.recipient(),
                        invoice.lineItems().stream().map(NewQuotation.Line::of).toList(),
                        invoice.taxConditions());

        var readNote =
                client().creditNotes()
                        .get(made(client().creditNotes().create(note, false)))
                        .success()
                        .orElseThrow();
        var readQuotation =
                client().quotations()
                        .get(made(client().quotations().create(quotation, false)))
                        .success()
                        .orElseThrow();

        agree(note.totals(), readNote.totalPrice(), readNote.taxAmounts());
        agree(quotation.totals(), readQuotation.totalPrice(), readQuotation.taxAmounts());
        assertThat(note.totals()).isEqualTo(quotation.totals());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void aVoucherWithinTheRulesIsAcceptedWithItsTotals(@ForAll("vouchers") NewVoucher voucher) {
        Voucher read =
                client().vouchers()
                        .get(made(client().vouchers().create(voucher)))
                        .success()
                        .orElseThrow();

        assertThat(read.totalGrossAmount()).isEqualByComparingTo(voucher.totalGrossAmount());
        assertThat(read.totalTaxAmount()).isEqualByComparingTo(voucher.totalTaxAmount());
        assertThat(read.voucherNumber()).isEqualTo(voucher.voucherNumber());
    }

    @Property(tries = TRIES * 2, shrinking = ShrinkingMode.BOUNDED)
    void oneViolationInAnInvoiceIsRefusedByBothForTheSameField(
            @ForAll("invoices") NewInvoice invoice, @ForAll InvoiceViolation violation) {
        FieldRefused byClient =
                catchThrowableOfType(FieldRefused.class, () -> violation.build(invoice));
        ObjectNode body = Raw.object(invoice.wireForm());
        violation.write(body);
        Raw.Reply byApi = account.raw().post("/v1/invoices?finalize=true", body);

        assertThat(byClient).as("%s passed the client", violation).isNotNull();
        sameField(byClient, byApi);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void oneViolationInAVoucherIsRefusedByBothForTheSameField(
            @ForAll("vouchers") NewVoucher voucher, @ForAll VoucherViolation violation) {
        FieldRefused byClient =
                catchThrowableOfType(FieldRefused.class, () -> violation.build(voucher));
        ObjectNode body = Raw.object(voucher.wireForm());
        violation.write(body);
        Raw.Reply byApi = account.raw().post("/v1/vouchers", body);

        assertThat(byClient).as("%s passed the client", violation).isNotNull();
        sameField(byClient, byApi);
    }

    /** A line does not know its place when it is built, so its field is the end of the API's. */
    private static void sameField(FieldRefused byClient, Raw.Reply byApi) {
        assertThat(byApi.status()).as(byApi.text()).isEqualTo(406);
        assertThat(byApi.fields())
                .as(byApi.text())
                .anyMatch(field ->
                        field.equals(byClient.field()) || field.endsWith("." + byClient.field()));
    }

    private static void agree(DocumentTotals promised, TotalPrice total, List<TaxAmount> amounts) {
        assertThat(total.totalNetAmount()).isEqualByComparingTo(promised.net());
        assertThat(total.totalTaxAmount()).isEqualByComparingTo(promised.tax());
        assertThat(total.totalGrossAmount()).isEqualByComparingTo(promised.gross());
        assertThat(amounts).hasSameSizeAs(promised.rates());
        for (TaxAmount expected : promised.rates()) {
            assertThat(amounts)
                    .anySatisfy(amount -> {
                        assertThat(amount.taxRatePercentage())
                                .isEqualByComparingTo(expected.taxRatePercentage());
                        assertThat(amount.netAmount()).isEqualByComparingTo(expected.netAmount());
                        assertThat(amount.taxAmount()).isEqualByComparingTo(expected.taxAmount());
                    });
        }
    }

    private static LexwareClient client() {
        return account.client();
    }

    private static UUID made(Answer<ActionResult> answer) {
        return answer.success().orElseThrow(() -> new AssertionError("not made: " + answer)).id();
    }
}
