package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.Reason;
import dev.kontor.lexware.VoucherPayments;
import dev.kontor.lexware.VoucherStatus;
import java.util.UUID;

/** lexware-office-api.md 7.13. */
@Resource("payments")
class PaymentContractIT extends ContractCase {

    @Writing(route = "GET /{id}", facts = "7.13")
    void saysThatANewInvoiceIsOpenAltogether() {
        VoucherPayments payments = done(client.payments(invoice(true)));

        assertThat(payments.openAmount()).isEqualByComparingTo("119.00");
        assertThat(payments.paymentStatus()).isEqualTo(VoucherPayments.Status.OPEN_REVENUE);
        assertThat(payments.voucherStatus()).isEqualTo(VoucherStatus.OPEN);
        assertThat(payments.paidDate()).isNull();
        assertThat(payments.paymentItems()).isEmpty();
    }

    @Writing(route = "GET /{id}", facts = "7.13")
    void hasNothingToSayOfADraft() {
        rejected(Reason.Code.DRAFT, 406, client.payments(invoice(false)));
    }

    @Simulated(route = "GET /{id}", facts = "7.13")
    void saysWhatWasPaidAndWhen() {
        UUID id = invoice(true);
        hand("POST", "/documents/" + id + "/pay", "{}");

        VoucherPayments payments = done(client.payments(id));

        assertThat(payments.openAmount()).isEqualByComparingTo("0");
        assertThat(payments.paymentStatus()).isEqualTo(VoucherPayments.Status.BALANCED);
        assertThat(payments.voucherStatus()).isEqualTo(VoucherStatus.PAID);
        assertThat(payments.paidDate()).isNotNull();
        assertThat(payments.paymentItems())
                .singleElement()
                .satisfies(item -> assertThat(item.amount()).isEqualByComparingTo("119.00"));
    }

    @Simulated(route = "GET /{id}", facts = "7.13")
    void isBalancedOnceTheInvoiceIsVoided() {
        UUID id = invoice(true);
        hand("POST", "/documents/" + id + "/void", "{}");

        VoucherPayments payments = done(client.payments(id));

        assertThat(payments.openAmount()).isEqualByComparingTo("0");
        assertThat(payments.paymentStatus()).isEqualTo(VoucherPayments.Status.BALANCED);
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.payments(NOBODY));
    }
}
