package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.Answer;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.FileUpload;
import dev.kontor.lexware.NewVoucher;
import dev.kontor.lexware.Page;
import dev.kontor.lexware.PostingCategory;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.UploadedFile;
import dev.kontor.lexware.Voucher;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.VoucherType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 7.20; refusals have the legacy shape. */
@Resource("vouchers")
class VoucherContractIT extends ContractCase {

    /** Warenverkäufe. */
    private static final UUID GOODS = UUID.fromString("8f8664a8-fd86-11e1-a21f-0800200c9a66");

    /** A PDF that no other test uploads: the same bytes would be the same file. */
    private static FileUpload pdf() {
        String text =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n% "
                        + UUID.randomUUID()
                        + "\n%%EOF\n";
        return new FileUpload("beleg.pdf", text.getBytes(StandardCharsets.US_ASCII));
    }

    private static NewVoucher usual() {
        return NewVoucher.of(
                VoucherType.SALES_INVOICE,
                "SHOP-" + UUID.randomUUID(),
                TODAY,
                TaxType.GROSS,
                NewVoucher.Counterparty.collective("Webshop Kunde"),
                List.of(NewVoucher.Item.gross(new BigDecimal("59.50"), new BigDecimal(19), GOODS)));
    }

    private Raw.Reply posted(Consumer<ObjectNode> change) {
        return raw.post(path(), changed(usual().wireForm(), change));
    }

    private static ObjectNode item(ObjectNode body) {
        return (ObjectNode) body.path("voucherItems").path(0);
    }

    private UUID voucher() {
        return made(client.vouchers().create(usual()));
    }

    private Voucher get(UUID id) {
        return done(client.vouchers().get(id));
    }

    @Writing(route = "POST", facts = "7.20")
    void isOpenAndReadsBackWithItsTotals() {
        NewVoucher voucher = usual().withRemark("order 107").withDates(TODAY, TODAY.plusDays(14));
        Voucher read = get(made(client.vouchers().create(voucher)));

        assertThat(read.voucherStatus()).isEqualTo(VoucherStatus.OPEN);
        assertThat(read.totalGrossAmount()).isEqualByComparingTo(voucher.totalGrossAmount());
        assertThat(read.totalTaxAmount()).isEqualByComparingTo("9.50");
        assertThat(read.voucherDate()).isEqualTo(TODAY);
        assertThat(read.dueDate()).isEqualTo(TODAY.plusDays(14));
        assertThat(read.contactName()).isEqualTo("Webshop Kunde");
        assertThat(read.remark()).isEqualTo("order 107");
    }

    @Writing(route = "POST", facts = "7.20")
    void isDueOnItsDateUnlessToldOtherwise() {
        assertThat(get(voucher()).dueDate()).isEqualTo(TODAY);
    }

    @Writing(route = "POST", facts = "7.20")
    void needsTypeDateTaxAndAmounts() {
        for (String field :
                List.of(
                        "type",
                        "voucherDate",
                        "taxType",
                        "useCollectiveContact",
                        "totalGrossAmount",
                        "totalTaxAmount",
                        "voucherItems")) {
            apiRefuses(field, posted(body -> body.remove(field)));
        }
    }

    @Writing(route = "POST", facts = "7.20")
    void needsANumber() {
        bothRefuse(
                "voucherNumber",
                () ->
                        NewVoucher.of(
                                VoucherType.SALES_INVOICE,
                                "",
                                TODAY,
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective(),
                                usual().items()),
                posted(body -> body.remove("voucherNumber")));
    }

    @Writing(route = "POST", facts = "7.20")
    void agreesWithItsItemsToTheCent() {
        apiRefuses(
                "totalGrossAmount",
                posted(body -> body.put("totalGrossAmount", new BigDecimal("59.51"))));
        apiRefuses(
                "totalTaxAmount",
                posted(body -> body.put("totalTaxAmount", new BigDecimal("9.51"))));
    }

    @Writing(route = "POST", facts = "7.20")
    void taxesItsItemsByTheirRate() {
        bothRefuse(
                "voucherItems[0].taxAmount",
                () ->
                        NewVoucher.of(
                                VoucherType.SALES_INVOICE,
                                "1",
                                TODAY,
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective(),
                                List.of(
                                        NewVoucher.Item.of(
                                                new BigDecimal("59.50"),
                                                new BigDecimal("9.00"),
                                                new BigDecimal(19),
                                                GOODS))),
                posted(body -> {
                    item(body).put("taxAmount", new BigDecimal("9.00"));
                    body.put("totalTaxAmount", new BigDecimal("9.00"));
                }));
    }

    @Writing(route = "POST", facts = "7.20")
    void takesGermanRatesOfAnyYear() {
        for (int rate : new int[] {0, 5, 7, 16, 19}) {
            NewVoucher voucher =
                    NewVoucher.of(
                            VoucherType.SALES_INVOICE,
                            "R-" + UUID.randomUUID(),
                            TODAY,
                            TaxType.NET,
                            NewVoucher.Counterparty.collective(),
                            List.of(
                                    NewVoucher.Item.net(
                                            new BigDecimal("100.00"),
                                            new BigDecimal(rate),
                                            GOODS)));
            assertThat(client.vouchers().create(voucher).success()).as("%d %%", rate).isPresent();
        }
        bothRefuse(
                "voucherItems[0].taxRatePercent",
                () ->
                        NewVoucher.of(
                                VoucherType.SALES_INVOICE,
                                "1",
                                TODAY,
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective(),
                                List.of(
                                        NewVoucher.Item.gross(
                                                BigDecimal.TEN, new BigDecimal(20), GOODS))),
                posted(body -> item(body).put("taxRatePercent", 20)));
    }

    @Writing(route = "POST", facts = "7.20")
    void isOneOfTheFourBookkeepingKinds() {
        bothRefuse(
                "type",
                () ->
                        NewVoucher.of(
                                VoucherType.INVOICE,
                                "1",
                                TODAY,
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective(),
                                usual().items()),
                posted(body -> body.put("type", "invoice")));
    }

    @Writing(route = "POST", facts = "7.20")
    void isNetOrGross() {
        bothRefuse(
                "taxType",
                () ->
                        NewVoucher.of(
                                VoucherType.SALES_INVOICE,
                                "1",
                                TODAY,
                                TaxType.VAT_FREE,
                                NewVoucher.Counterparty.collective(),
                                usual().items()),
                posted(body -> body.put("taxType", "vatfree")));
    }

    @Writing(route = "POST", facts = "4.2")
    void namesAContactUnlessItIsCollective() {
        apiRefuses("contactId", posted(body -> body.put("useCollectiveContact", false)));
        UUID customer = customer();
        NewVoucher voucher =
                NewVoucher.of(
                        VoucherType.SALES_INVOICE,
                        "K-" + UUID.randomUUID(),
                        TODAY,
                        TaxType.GROSS,
                        NewVoucher.Counterparty.contact(customer),
                        usual().items());
        assertThat(get(made(client.vouchers().create(voucher))).contactId()).isEqualTo(customer);
    }

    @Writing(route = "POST", facts = "7.20")
    void maySayTheSameNumberTwice() {
        NewVoucher voucher = usual();
        UUID first = made(client.vouchers().create(voucher));
        UUID second = made(client.vouchers().create(voucher));

        assertThat(first).isNotEqualTo(second);
        Page<Voucher> page = done(client.vouchers().withNumber(voucher.voucherNumber()));
        assertThat(page.content()).extracting(Voucher::id).containsExactlyInAnyOrder(first, second);
    }

    @Writing(route = "POST", facts = "7.20")
    void isUncheckedOnlyWithGrossAmounts() {
        clientRefuses(
                "taxType",
                () ->
                        NewVoucher.of(
                                        VoucherType.SALES_INVOICE,
                                        "1",
                                        TODAY,
                                        TaxType.NET,
                                        NewVoucher.Counterparty.collective(),
                                        List.of(
                                                NewVoucher.Item.net(
                                                        BigDecimal.TEN, new BigDecimal(19), GOODS)))
                                .asUnchecked());
    }

    @Writing(route = "POST", facts = "14")
    void isMadeUncheckedOrRefusedForItsStatus() {
        Answer<?> answer = client.vouchers().create(usual().asUnchecked());

        if (answer instanceof Answer.Rejected<?> refused) {
            assertThat(refused.reasons()).extracting(Reason::field).contains("voucherStatus");
        } else {
            assertThat(answer.success()).isPresent();
        }
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void keepsFilesAndEverythingElseWhenTheClientChangesOneThing() {
        UUID id = voucher();
        UploadedFile file = done(client.vouchers().attach(id, pdf()));

        made(client.vouchers().update(get(id).edit().withRemark("geprüft")));

        Voucher read = get(id);
        assertThat(read.remark()).isEqualTo("geprüft");
        assertThat(read.files()).containsExactly(file.id());
        assertThat(read.contactName()).isEqualTo("Webshop Kunde");
        assertThat(read.totalGrossAmount()).isEqualByComparingTo("59.50");
    }

    @Writing(route = "PUT /{id}", facts = "7.20")
    void losesTheFilesThatAnUpdateLeavesOut() {
        UUID id = voucher();
        UploadedFile file = done(client.vouchers().attach(id, pdf()));

        made(client.vouchers().update(get(id).edit().withoutFile(file.id())));

        assertThat(get(id).files()).isEmpty();
        rejected(
                Reason.Code.NOT_FOUND,
                404,
                client.files().download(file.id(), FileFormat.ORIGINAL));
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void refusesAStaleVersion() {
        Voucher read = get(voucher());
        made(client.vouchers().update(read.edit().withRemark("1")));

        rejected(
                Reason.Code.STALE_VERSION,
                409,
                client.vouchers().update(read.edit().withRemark("2")));
    }

    @Writing(route = "PUT /{id}", facts = "7.20")
    void changesItsStatusOnlyFromUncheckedToOpen() {
        Voucher read = get(voucher());

        clientRefuses("voucherStatus", () -> read.edit().checked());
        apiRefuses(
                "voucherStatus",
                raw.put(
                        path(read.id()),
                        changed(
                                read.edit().wireForm(),
                                body -> body.put("voucherStatus", "paid"))));
    }

    @Writing(route = "PUT /{id}", facts = "7.20")
    void isBookedOnceItIsChecked() {
        UploadedFile file = done(client.files().upload(pdf()));
        eventually(
                "the voucher is recognised",
                () ->
                        client.vouchers()
                                .get(file.voucherId())
                                .success()
                                .map(Voucher::voucherStatus)
                                .filter(VoucherStatus.UNCHECKED::equals)
                                .isPresent());
        PostingCategory category =
                done(client.postingCategories()).stream()
                        .filter(each -> each.type() == PostingCategory.Side.OUTGO)
                        .filter(each -> !each.contactRequired())
                        .findFirst()
                        .orElseThrow();

        made(
                client.vouchers()
                        .update(
                                get(file.voucherId())
                                        .edit()
                                        .checked()
                                        .withVoucherNumber("E-" + UUID.randomUUID())
                                        .withVoucherDate(TODAY)
                                        .withCounterparty(NewVoucher.Counterparty.collective())
                                        .withItems(
                                                TaxType.GROSS,
                                                List.of(
                                                        NewVoucher.Item.gross(
                                                                new BigDecimal("11.90"),
                                                                new BigDecimal(19),
                                                                category.id())))));

        Voucher read = get(file.voucherId());
        assertThat(read.voucherStatus()).isEqualTo(VoucherStatus.OPEN);
        assertThat(read.files()).containsExactly(file.id());
    }

    @Writing(route = "POST /{id}/files", facts = "7.20")
    void takesFurtherFilesWithoutLosingTheOthers() {
        UUID id = voucher();
        UploadedFile first = done(client.vouchers().attach(id, pdf()));
        FileUpload pdf = pdf();
        UploadedFile second = done(client.vouchers().attach(id, pdf));

        assertThat(done(client.vouchers().attach(id, pdf)).id()).isEqualTo(second.id());
        assertThat(get(id).files()).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Writing(route = "DELETE /{id}", facts = "7.20")
    void cannotBeDeleted() {
        UUID id = voucher();

        assertThat(raw.delete(path(id)).status()).isIn(403, 404, 405);
        assertThat(get(id).id()).isEqualTo(id);
    }

    @Reading(route = "GET", facts = "7.20")
    void isListedByNumberOnly() {
        assertThat(raw.get(path()).status()).isEqualTo(400);
        clientRefuses("voucherNumber", () -> client.vouchers().withNumber(" "));
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.vouchers().get(NOBODY));
    }
}
