package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An invoice that is right, so that a test says only what is wrong with its own. */
final class InvoiceFixture {

    static final UUID CONTACT = UUID.fromString("77aa0000-0000-4000-8000-000000000001");
    static final OffsetDateTime DAY = LexwareTime.startOf(LocalDate.of(2026, 3, 2));
    static final Recipient ONE_TIME =
            Recipient.oneTime("Musterhof KG", "DE")
                    .withLines(Recipient.Lines.of("Am Anger 3", "99084", "Erfurt"));

    private InvoiceFixture() {}

    static void refused(String field, ThrowingCallable building) {
        assertThatThrownBy(building)
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        it -> {
                            assertThat(it.field()).isEqualTo(field);
                            assertThat(it.rule()).isNotBlank();
                            assertThat(it.remedy()).isNotBlank();
                            assertThat(it).hasMessage(field + " " + it.rule() + ": " + it.remedy());
                        });
    }

    static NewInvoice invoice(NewLineItem line) {
        return invoice(List.of(line));
    }

    static NewInvoice invoice(List<? extends NewLineItem> lines) {
        return NewInvoice.of(
                DAY, ONE_TIME, lines, TaxConditions.of(TaxType.NET), ShippingConditions.none());
    }

    static NewLineItem.Priced line() {
        return NewLineItem.custom("a", BigDecimal.ONE, "b", net("1", 19));
    }

    static NewUnitPrice net(String amount, int rate) {
        return NewUnitPrice.net(new BigDecimal(amount), new BigDecimal(rate));
    }

    static NewUnitPrice gross(String amount, int rate) {
        return NewUnitPrice.gross(new BigDecimal(amount), new BigDecimal(rate));
    }
}
