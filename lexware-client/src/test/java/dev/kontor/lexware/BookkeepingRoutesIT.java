package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vouchers, files, articles, payments and master data on the wire. */
class BookkeepingRoutesIT extends WireCase {

    private static final String READ =
            """
            {"id":"%s","organizationId":"%s","type":"salesinvoice","voucherStatus":"unchecked","voucherNumber":"SHOP-1",\
            "voucherDate":"2026-03-02T00:00:00.000+01:00","dueDate":"2026-06-30T00:00:00.000+02:00","totalGrossAmount":59.50,"totalTaxAmount":9.50,\
            "taxType":"gross","useCollectiveContact":true,"voucherItems":[{"amount":59.50,"taxAmount":9.50,"taxRatePercent":19,"categoryId":"%s"}],\
            "files":["%s"],"shiny":1.50,"version":4}\
            """
                    .formatted(ID, OTHER, OTHER, OTHER);

    @Test
    void makesVouchersWithTotalsThatAgree() {
        next = Said.of(201, CREATED);
        NewVoucher voucher =
                NewVoucher.of(
                                VoucherType.SALES_INVOICE,
                                "SHOP-2026-0107",
                                LocalDate.of(2026, 3, 2),
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective("Webshop Kunde"),
                                List.of(
                                        NewVoucher.Item.gross(
                                                new BigDecimal("59.50"),
                                                new BigDecimal(19),
                                                OTHER)))
                        .withRemark("order 107")
                        .withDates(null, LocalDate.of(2026, 3, 16));

        client.vouchers().create(voucher);

        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/vouchers");
        assertThat(request.body())
                .isEqualTo(voucher.wireForm())
                .isEqualTo(
                        "{\"type\":\"salesinvoice\",\"voucherNumber\":\"SHOP-2026-0107\",\"voucherDate\":\"2026-03-02\",\"dueDate\":\"2026-03-16\",\"totalGrossAmount\":59.5,\"totalTaxAmount\":9.5,\"taxType\":\"gross\",\"voucherItems\":[{\"amount\":59.5,\"taxAmount\":9.5,\"taxRatePercent\":19,\"categoryId\":\""
                                + OTHER
                                + "\"}],\"useCollectiveContact\":true,\"contactName\":\"Webshop Kunde\",\"remark\":\"order 107\",\"files\":[],\"version\":0}");
    }

    @Test
    void keepsFilesAndUnknownFieldsOfAVoucherAndSendsNoStatus() {
        next = Said.of(200, READ);
        Voucher voucher = client.vouchers().get(ID).success().orElseThrow();
        next = Said.of(200, CREATED);

        client.vouchers().update(voucher.edit().withRemark("geprüft").withFile(ID));

        assertThat(voucher.voucherDate()).isEqualTo("2026-03-02");
        assertThat(voucher.files()).containsExactly(OTHER);
        assertThat(seen.remove().line()).isEqualTo("GET /v1/vouchers/" + ID);
        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("PUT /v1/vouchers/" + ID);
        assertThat(utf8(request.body()))
                .contains(
                        "\"files\":[\"" + OTHER + "\",\"" + ID + "\"]",
                        "\"shiny\":1.50",
                        "\"version\":4",
                        "\"voucherDate\":\"2026-03-02\"",
                        "\"dueDate\":\"2026-06-30\"",
                        "\"remark\":\"geprüft\"")
                .doesNotContain("voucherStatus");
    }

    @Test
    void booksAnUncheckedVoucher() {
        next = Said.of(200, READ);
        Voucher voucher = client.vouchers().get(ID).success().orElseThrow();

        assertThat(voucher.edit().checked().withRemark("x").wireForm())
                .contains("\"voucherStatus\":\"open\"");
        assertThat(voucher.edit().withoutFile(OTHER).wireForm()).contains("\"files\":[]");
    }

    @Test
    void attachesAFileToAVoucher() {
        next = Said.of(202, "{\"id\":\"%s\"}".formatted(OTHER));

        UploadedFile file = client.vouchers().attach(ID, pdf()).success().orElseThrow();

        assertThat(file).isEqualTo(new UploadedFile(OTHER, null));
        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/vouchers/" + ID + "/files");
        assertThat(request.body()).doesNotContain("name=\"type\"");
    }

    @Test
    void uploadsAReceipt() {
        next = Said.of(202, "{\"id\":\"%s\",\"voucherId\":\"%s\"}".formatted(ID, OTHER));

        UploadedFile file = client.files().upload(pdf()).success().orElseThrow();

        assertThat(file.voucherId()).isEqualTo(OTHER);
        Seen request = seen.remove();
        String type = request.headers().get("Content-type").getFirst();
        String boundary = type.substring(type.indexOf("boundary=") + 9);
        assertThat(request.line()).isEqualTo("POST /v1/files");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        assertThat(utf8(request.body()))
                .isEqualTo(
                        """
                        --%1$s
                        Content-Disposition: form-data; name="type"

                        voucher
                        --%1$s
                        Content-Disposition: form-data; name="file"; filename="Büro %%22A%%22.pdf"
                        Content-Type: application/pdf

                        %%PDF-1.7
                        --%1$s--
                        """
                                .replace("\n", "\r\n")
                                .formatted(boundary));
    }

    @Test
    void readsFilesAndTheirState() {
        next =
                new Said(
                        200,
                        Map.of(
                                "Content-Type",
                                "image/png",
                                "Content-Disposition",
                                "inline; filename=" + ID + ".png"),
                        "PNG");
        DocumentFile file =
                client.files().download(ID, FileFormat.ORIGINAL).success().orElseThrow();
        next = Said.of(200, "{\"id\":\"%s\",\"status\":\"upload_success\"}".formatted(ID));
        Files.Status status = client.files().status(ID).success().orElseThrow();

        assertThat(file.fileName()).isEqualTo(ID + ".png");
        assertThat(status.status()).isEqualTo(Files.Status.State.SUCCESS);
        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly("GET /v1/files/" + ID, "GET /v1/files/" + ID + "/status");
    }

    @Test
    void findsVouchersByNumber() {
        next = Said.of(200, "{\"content\":[%s],\"last\":true,\"totalElements\":1}".formatted(READ));

        Page<Voucher> page = client.vouchers().withNumber("R&D 1").success().orElseThrow();

        assertThat(page.content()).extracting(Voucher::id).containsExactly(ID);
        assertThat(seen.remove().line())
                .isEqualTo("GET /v1/vouchers?voucherNumber=R%26amp%3BD%201&page=0&size=250");
    }

    @Test
    void makesChangesAndDeletesArticles() {
        next = Said.of(201, CREATED);
        NewArticle article =
                NewArticle.product(
                                "Kiste",
                                "Stück",
                                NewArticle.Price.gross(new BigDecimal("11.90"), new BigDecimal(19)))
                        .withArticleNumber("K-1")
                        .withGtin("4006381333931");
        client.articles().create(article);
        next =
                Said.of(
                        200,
                        "{\"id\":\"%s\",\"title\":\"Kiste\",\"type\":\"PRODUCT\",\"gtin\":null,\"price\":{\"netPrice\":10,\"grossPrice\":11.90,\"leadingPrice\":\"GROSS\",\"taxRate\":19},\"shiny\":1,\"version\":3}"
                                .formatted(ID));
        Article read = client.articles().get(ID).success().orElseThrow();
        client.articles()
                .update(
                        read.edit()
                                .withPrice(
                                        NewArticle.Price.net(
                                                new BigDecimal("12"), new BigDecimal(7))));
        next = new Said(204, Map.of(), "");
        assertThat(client.articles().delete(ID).success()).contains(new Deleted(ID));

        assertThat(utf8(seen.remove().body()))
                .isEqualTo(
                        "{\"title\":\"Kiste\",\"type\":\"PRODUCT\",\"unitName\":\"Stück\",\"articleNumber\":\"K-1\",\"gtin\":\"4006381333931\",\"price\":{\"grossPrice\":11.9,\"leadingPrice\":\"GROSS\",\"taxRate\":19}}");
        assertThat(seen.remove().line()).isEqualTo("GET /v1/articles/" + ID);
        Seen update = seen.remove();
        assertThat(update.line()).isEqualTo("PUT /v1/articles/" + ID);
        assertThat(update.body())
                .contains("\"shiny\":1", "\"version\":3", "\"netPrice\":12")
                .contains("\"leadingPrice\":\"NET\"")
                .doesNotContain("grossPrice");
        assertThat(seen.remove().line()).isEqualTo("DELETE /v1/articles/" + ID);
    }

    @Test
    void listsArticlesByExactWords() {
        next = Said.of(200, "{\"content\":[],\"last\":true}");
        client.articles()
                .page(new ArticleFilter("K 1", "4006381333931", Article.Type.SERVICE), 0, 25);

        assertThat(seen.remove().line())
                .isEqualTo(
                        "GET /v1/articles?page=0&size=25&articleNumber=K%201&gtin=4006381333931&type=SERVICE");
    }

    @Test
    void readsPayments() {
        next =
                Said.of(
                        200,
                        """
                        {"openAmount":"38.50","currency":"EUR","paymentStatus":"openRevenue","voucherType":"invoice","voucherStatus":"open",
                         "paymentItems":[{"paymentItemType":"partPaymentFinancialTransaction","postingDate":"2026-03-09T00:00:00.000+01:00","amount":40.00,"currency":"EUR"}]}
                        """);

        VoucherPayments payments = client.payments(ID).success().orElseThrow();

        assertThat(seen.remove().line()).isEqualTo("GET /v1/payments/" + ID);
        assertThat(payments.openAmount()).isEqualByComparingTo("38.50");
        assertThat(payments.paymentStatus()).isEqualTo(VoucherPayments.Status.OPEN_REVENUE);
        assertThat(payments.paymentItems().getFirst().paymentItemType())
                .isEqualTo(VoucherPayments.Type.FINANCIAL_TRANSACTION);
    }

    @Test
    void readsMasterData() {
        next =
                Said.of(
                        200,
                        "[{\"id\":\"%s\",\"name\":\"Einnahmen\",\"type\":\"income\",\"contactRequired\":false,\"splitAllowed\":true,\"groupName\":\"Einnahmen\"}]"
                                .formatted(ID));
        assertThat(client.postingCategories().success().orElseThrow())
                .containsExactly(
                        new PostingCategory(
                                ID,
                                "Einnahmen",
                                PostingCategory.Side.INCOME,
                                false,
                                true,
                                "Einnahmen"));
        next =
                Said.of(
                        200,
                        "[{\"id\":\"%s\",\"organizationDefault\":true,\"paymentTermLabelTemplate\":\"{paymentRange} Tage\",\"paymentTermDuration\":14,\"paymentDiscountConditions\":{\"discountRange\":7,\"discountPercentage\":2}}]"
                                .formatted(ID));
        assertThat(client.paymentConditions().success().orElseThrow().getFirst().terms())
                .isEqualTo(
                        PaymentConditions.of("{paymentRange} Tage", 14)
                                .withDiscount(new BigDecimal(2), 7));
        next =
                Said.of(
                        200,
                        "[{\"id\":\"%s\",\"name\":\"Standard\",\"default\":true}]".formatted(ID));
        assertThat(client.printLayouts().success().orElseThrow())
                .containsExactly(new PrintLayout(ID, "Standard", true));

        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly(
                        "GET /v1/posting-categories",
                        "GET /v1/payment-conditions",
                        "GET /v1/print-layouts");
    }

    private static FileUpload pdf() {
        return new FileUpload("Büro \"A\".pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    }
}
