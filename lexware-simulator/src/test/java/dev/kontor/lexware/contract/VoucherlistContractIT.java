package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.Page;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.VoucherType;
import dev.kontor.lexware.VoucherlistQuery;
import dev.kontor.lexware.VoucherlistRow;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** lexware-office-api.md 7.19. */
@Resource("voucherlist")
class VoucherlistContractIT extends ContractCase {

    private Optional<VoucherlistRow> row(VoucherlistQuery query, UUID id) {
        return client.voucherlist().all(query).stream()
                .filter(row -> id.equals(row.id()))
                .findFirst();
    }

    private VoucherlistQuery today() {
        return VoucherlistQuery.any().withCreated(VoucherlistQuery.Days.between(TODAY, TODAY));
    }

    @Writing(route = "GET", facts = "7.19")
    void holdsAFinalInvoiceWithItsTotalAndWhatIsOpen() {
        UUID id = invoice(true);
        eventually("the invoice is listed", () -> row(today(), id).isPresent());

        VoucherlistRow row = row(today(), id).orElseThrow();

        assertThat(row.voucherType()).isEqualTo(VoucherType.INVOICE);
        assertThat(row.voucherStatus()).isEqualTo(VoucherStatus.OPEN);
        assertThat(row.totalAmount()).isEqualByComparingTo("119.00");
        assertThat(row.openAmount()).isEqualByComparingTo("119.00");
        assertThat(row.contactId()).isNull();
        assertThat(row.contactName()).isEqualTo("Musterhof KG");
    }

    @Writing(route = "GET", facts = "7.19")
    void holdsDraftsWithoutAnOpenAmount() {
        UUID id = invoice(false);
        eventually("the draft is listed", () -> row(today(), id).isPresent());

        assertThat(row(today().withStatuses(VoucherStatus.DRAFT), id).orElseThrow().openAmount())
                .isNull();
        assertThat(row(today().withStatuses(VoucherStatus.OPEN), id)).isEmpty();
    }

    @Writing(route = "GET", facts = "7.19")
    void tellsInvoicesFromBookkeepingVouchers() {
        UUID id = invoice(true);
        eventually("the invoice is listed", () -> row(today(), id).isPresent());

        assertThat(row(today().withTypes(VoucherType.INVOICE), id)).isPresent();
        assertThat(row(today().withTypes(VoucherType.SALES_INVOICE), id)).isEmpty();
    }

    @Writing(route = "GET", facts = "7.19")
    void findsByNumber() {
        UUID id = invoice(true);
        eventually("the invoice is listed", () -> row(today(), id).isPresent());
        String number = done(client.invoices().get(id)).voucherNumber();

        assertThat(row(VoucherlistQuery.any().withVoucherNumber(number), id)).isPresent();
    }

    @Writing(route = "GET", facts = "7.19")
    void takesBothEndsOfASpanOfDaysAsWholeDays() {
        UUID id = invoice(true);
        eventually("the invoice is listed", () -> row(today(), id).isPresent());

        assertThat(
                        row(
                                VoucherlistQuery.any()
                                        .withVoucherDate(
                                                VoucherlistQuery.Days.between(TODAY, TODAY)),
                                id))
                .isPresent();
        assertThat(
                        row(
                                VoucherlistQuery.any()
                                        .withVoucherDate(
                                                VoucherlistQuery.Days.since(TODAY.plusDays(1))),
                                id))
                .isEmpty();
    }

    @Simulated(route = "GET", facts = "7.19")
    void callsAnOpenInvoiceOverdueOnceItsDayIsOver() {
        UUID id =
                made(
                        client.invoices()
                                .create(
                                        NewInvoice.of(
                                                NOW.minusDays(60),
                                                Recipient.oneTime("Musterhof KG", "DE"),
                                                List.of(
                                                        NewLineItem.custom(
                                                                "x",
                                                                BigDecimal.ONE,
                                                                "h",
                                                                NewUnitPrice.net(
                                                                        BigDecimal.TEN,
                                                                        new BigDecimal(19)))),
                                                TaxConditions.of(TaxType.NET),
                                                ShippingConditions.service(NOW.minusDays(60))),
                                        true));

        assertThat(row(today().withStatuses(VoucherStatus.OVERDUE), id)).isPresent();
        assertThat(row(today().withStatuses(VoucherStatus.OPEN), id).orElseThrow().voucherStatus())
                .isEqualTo(VoucherStatus.OVERDUE);
        assertThat(done(client.invoices().get(id)).voucherStatus()).isEqualTo(VoucherStatus.OPEN);
    }

    @Simulated(route = "GET", facts = "5")
    void showsTenThousandEntriesAndTheClientReadsThemAll() {
        int days = 30;
        int each = 340;
        for (int i = 0; i < days * each; i++) {
            OffsetDateTime date = NOW.minusDays(400 + i % days);
            NewLineItem line =
                    NewLineItem.custom(
                            "x",
                            BigDecimal.ONE,
                            "h",
                            NewUnitPrice.net(BigDecimal.TEN, new BigDecimal(19)));
            made(
                    client.invoices()
                            .create(
                                    NewInvoice.of(
                                            date,
                                            Recipient.oneTime("Musterhof KG", "DE"),
                                            List.of(line),
                                            TaxConditions.of(TaxType.NET),
                                            ShippingConditions.service(date)),
                                    false));
        }
        VoucherlistQuery query =
                VoucherlistQuery.any()
                        .withVoucherDate(
                                VoucherlistQuery.Days.between(
                                        TODAY.minusDays(400 + days), TODAY.minusDays(400)))
                        .sortedBy(VoucherlistQuery.Sort.Property.VOUCHER_DATE, true);

        assertThat(done(client.voucherlist().page(query)).windowReached()).isTrue();
        assertThat(client.voucherlist().all(query).stream().map(VoucherlistRow::id).distinct())
                .hasSize(days * each);
    }

    @Reading(route = "GET", facts = "7.19")
    void takesOverdueOnlyByItself() {
        assertThatThrownBy(() -> today().withStatuses(VoucherStatus.OVERDUE, VoucherStatus.OPEN))
                .isInstanceOf(FieldRefused.class);
        assertThat(raw.get(path() + "?voucherType=any&voucherStatus=overdue,open").status())
                .isEqualTo(400);
    }

    @Reading(route = "GET", facts = "7.19")
    void needsKindAndState() {
        assertThat(raw.get(path() + "?voucherType=any").status()).isEqualTo(400);
        assertThat(raw.get(path() + "?voucherStatus=any").status()).isEqualTo(400);
    }

    @Reading(route = "GET", facts = "7.19")
    void holdsNoDunningsAndNoTemplates() {
        for (String type : List.of("dunning", "recurringtemplate")) {
            assertThat(raw.get(path() + "?voucherStatus=any&voucherType=" + type).status())
                    .as(type)
                    .isEqualTo(400);
        }
        assertThatThrownBy(() -> today().withTypes(VoucherType.DUNNING))
                .isInstanceOf(FieldRefused.class);
    }

    @Reading(route = "GET", facts = "5")
    void isReadInPagesOfUpToTwoHundredAndFifty() {
        assertThat(raw.get(path() + "?voucherType=any&voucherStatus=any&size=251").status())
                .isEqualTo(400);
        Page<VoucherlistRow> page =
                done(client.voucherlist().page(VoucherlistQuery.any().withPage(0, 250)));
        assertThat(page.size()).isEqualTo(250);
        assertThatThrownBy(() -> VoucherlistQuery.any().withPage(0, 251))
                .isInstanceOf(FieldRefused.class);
    }

    @Reading(route = "GET", facts = "5")
    void endsAtTenThousandEntries() {
        assertThat(raw.get(path() + "?voucherType=any&voucherStatus=any&size=250&page=40").status())
                .isIn(400, 406, 500);
        assertThatThrownBy(() -> VoucherlistQuery.any().withPage(40, 250))
                .isInstanceOf(FieldRefused.class);
    }

    @Reading(route = "GET", facts = "5")
    void isReadInEveryDocumentedOrder() {
        for (VoucherlistQuery.Sort.Property by : VoucherlistQuery.Sort.Property.values()) {
            assertThat(
                            client.voucherlist()
                                    .page(VoucherlistQuery.any().sortedBy(by, true))
                                    .success())
                    .as(by.name())
                    .isPresent();
        }
        assertThat(
                        raw.get(path() + "?voucherType=any&voucherStatus=any&sort=totalAmount,ASC")
                                .status())
                .isEqualTo(400);
    }
}
