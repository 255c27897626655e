package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.NewVoucher;
import dev.kontor.lexware.Voucher;
import dev.kontor.lexware.simulator.OrganisationSpec;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The same for bookkeeping vouchers as {@link DocumentPropertiesIT} for sales documents. */
class VoucherPropertiesIT {

    private static Account account;

    @BeforeContainer
    static void open() {
        account = Account.simulated(OrganisationSpec.named("Probe GmbH"));
    }

    @AfterContainer
    static void close() {
        account.close();
    }

    @Provide
    Arbitrary<NewVoucher> vouchers() {
        return Documents.vouchers();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void aVoucherWithinTheRulesIsAcceptedWithItsTotals(@ForAll("vouchers") NewVoucher voucher) {
        Voucher read =
                account.client()
                        .vouchers()
                        .get(account.made(account.client().vouchers().create(voucher)))
                        .success()
                        .orElseThrow();

        assertThat(read.totalGrossAmount()).isEqualByComparingTo(voucher.totalGrossAmount());
        assertThat(read.totalTaxAmount()).isEqualByComparingTo(voucher.totalTaxAmount());
        assertThat(read.voucherNumber()).isEqualTo(voucher.voucherNumber());
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void oneViolationIsRefusedByBothForTheSameField(@ForAll("vouchers") NewVoucher voucher) {
        for (VoucherViolation violation : VoucherViolation.values()) {
            violation.isRefusedByBoth(
                    voucher, voucher.wireForm(), body -> account.raw().post("/v1/vouchers", body));
        }
    }
}
