package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.LineItem;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.Presentation;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxType;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds for every kind of sales document that can be made (lexware-office-api.md 6). A kind
 * for which a rule makes no sense overrides it with an empty method: that is neither a test nor a
 * line of the table.
 */
abstract class SalesDocumentContract extends ContractCase {

    /** What a document is made of, whatever its kind. */
    record Parts(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<NewLineItem> lines,
            TaxConditions tax,
            ShippingConditions shipping,
            Presentation presentation) {

        static final Parts USUAL =
                new Parts(
                        NOW,
                        Recipient.oneTime("Musterhof KG", "DE")
                                .withLines(Recipient.Lines.of("Am Anger 3", "99084", "Erfurt")),
                        List.of(line("12.50", "19"), NewLineItem.text("Hinweis", "wie besprochen")),
                        TaxConditions.of(TaxType.NET),
                        ShippingConditions.service(NOW),
                        Presentation.DEFAULT);

        Parts withLines(NewLineItem... other) {
            return new Parts(voucherDate, recipient, List.of(other), tax, shipping, presentation);
        }

        Parts with(Recipient other) {
            return new Parts(voucherDate, other, lines, tax, shipping, presentation);
        }

        Parts with(TaxType type) {
            return new Parts(
                    voucherDate, recipient, lines, TaxConditions.of(type), shipping, presentation);
        }

        Parts with(Presentation other) {
            return new Parts(voucherDate, recipient, lines, tax, shipping, other);
        }

        Parts on(LocalDate day) {
            OffsetDateTime date = LexwareTime.startOf(day);
            return new Parts(
                    date, recipient, lines, tax, ShippingConditions.service(date), presentation);
        }
    }

    /** A document built by the client, not yet sent. */
    interface Draft {
        String wireForm();

        Answer<ActionResult> send(boolean finalise);
    }

    abstract Draft draft(Parts parts);

    abstract Answer<DocumentFile> file(UUID id, FileFormat format);

    /** Where a body of this kind is posted, with its predecessor if it must have one. */
    String target() {
        return path();
    }

    boolean totals() {
        return true;
    }

    static NewLineItem.Priced line(String net, String rate) {
        return NewLineItem.custom(
                "Beratung",
                BigDecimal.ONE,
                "Stunde",
                NewUnitPrice.net(new BigDecimal(net), new BigDecimal(rate)));
    }

    Raw.Reply posted(Consumer<ObjectNode> change) {
        return raw.post(target(), changed(draft(Parts.USUAL).wireForm(), change));
    }

    static ObjectNode first(ObjectNode body) {
        return (ObjectNode) body.path("lineItems").path(0);
    }

    JsonNode read(UUID id) {
        Raw.Reply reply = raw.get(path(id));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    UUID finalised() {
        return made(draft(Parts.USUAL).send(true));
    }

    // ---- making and reading

    @Writing(route = "POST", facts = "6.1")
    void isMadeAsADraftUnlessToldOtherwise() {
        UUID id = made(draft(Parts.USUAL).send(false));

        assertThat(read(id).path("voucherStatus").asString()).isEqualTo("draft");
    }

    @Writing(route = "POST", facts = "6.1")
    void isOpenAtOnceWhenItIsFinalised() {
        assertThat(read(finalised()).path("voucherStatus").asString()).isEqualTo("open");
    }

    @Writing(route = "POST", facts = "2")
    void answersWithTheAddressOfWhatWasMade() {
        Raw.Reply reply = posted(_ -> {});

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .isEqualTo(reply.json().path("resourceUri").asString())
                .endsWith(path() + "/" + reply.json().path("id").asString());
    }

    @Writing(route = "POST", facts = "6.2")
    void ignoresReadOnlyFieldsAndComputesTheTotalsItself() {
        Raw.Reply reply =
                posted(body -> {
                    body.put("voucherNumber", "X1").put("archived", true);
                    if (totals()) {
                        body.withObject("totalPrice").put("totalGrossAmount", 1);
                    }
                });

        JsonNode document = read(UUID.fromString(reply.json().path("id").asString()));
        assertThat(document.path("voucherNumber").asString("")).isNotEqualTo("X1");
        assertThat(document.path("archived").asBoolean()).isFalse();
        if (totals()) {
            assertThat(document.path("totalPrice").path("totalGrossAmount").decimalValue())
                    .isEqualByComparingTo("14.88");
        }
    }

    @Writing(route = "POST", facts = "2")
    void ignoresUnknownQueryParameters() {
        String separator = target().contains("?") ? "&" : "?";
        Raw.Reply reply =
                raw.post(
                        target() + separator + "shiny=1",
                        Raw.object(draft(Parts.USUAL).wireForm()));

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        assertThat(raw.get(path(NOBODY)).status()).isEqualTo(404);
    }

    @Writing(route = "GET /{id}", facts = "4.3")
    void isNotFoundAsAnotherKind() {
        UUID id = made(draft(Parts.USUAL).send(false));
        String other = path().endsWith("/invoices") ? "/v1/quotations/" : "/v1/invoices/";

        assertThat(raw.get(other + id).status()).isEqualTo(404);
    }

    @Writing(route = "GET /{id}", facts = "2")
    void carriesDatesInBerlinsOffsetWithMilliseconds() {
        UUID id = made(draft(Parts.USUAL).send(false));

        assertThat(read(id).path("voucherDate").asString()).isEqualTo(LexwareTime.format(NOW));
    }

    // ---- what does not exist

    @Reading(route = "GET", facts = "6.1")
    void cannotBeListedByItsOwnResource() {
        assertThat(raw.get(path()).status()).isIn(403, 404, 405);
    }

    @Writing(route = "PUT /{id}", facts = "6.1")
    void cannotBeChanged() {
        UUID id = made(draft(Parts.USUAL).send(false));

        assertThat(raw.put(path(id), Raw.object(draft(Parts.USUAL).wireForm())).status())
                .isIn(403, 404, 405);
    }

    @Writing(route = "DELETE /{id}", facts = "6.1")
    void cannotBeDeleted() {
        UUID id = made(draft(Parts.USUAL).send(false));

        assertThat(raw.delete(path(id)).status()).isIn(403, 404, 405);
        assertThat(raw.get(path(id)).status()).isEqualTo(200);
    }

    // ---- refusals

    @Writing(route = "POST", facts = "2")
    void refusesABodyThatIsNotDeclaredAsJson() {
        Raw.Reply reply =
                raw.send(
                        raw.request(target())
                                .header("Content-Type", "text/plain")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                draft(Parts.USUAL).wireForm())));

        assertThat(reply.status()).isEqualTo(415);
    }

    @Writing(route = "POST", facts = "6.2")
    void needsDateAddressAndLines() {
        for (String field : List.of("voucherDate", "address", "lineItems")) {
            apiRefuses(field, posted(body -> body.remove(field)));
        }
    }

    @Writing(route = "POST", facts = "6.2")
    void needsATaxType() {
        apiRefuses("taxConditions", posted(body -> body.remove("taxConditions")));
        apiRefuses(
                "taxConditions.taxType",
                posted(body -> body.withObject("taxConditions").remove("taxType")));
    }

    @Writing(route = "POST", facts = "6.2")
    void needsACurrencyForTheTotals() {
        apiRefuses("totalPrice", posted(body -> body.remove("totalPrice")));
        apiRefuses(
                "totalPrice.currency",
                posted(body -> body.withObject("totalPrice").remove("currency")));
    }

    @Writing(route = "POST", facts = "6.2")
    void needsTheDateOfSupply() {
        apiRefuses("shippingConditions", posted(body -> body.remove("shippingConditions")));
        bothRefuse(
                "shippingConditions.shippingDate",
                () ->
                        draft(
                                new Parts(
                                        NOW,
                                        Parts.USUAL.recipient(),
                                        Parts.USUAL.lines(),
                                        Parts.USUAL.tax(),
                                        new ShippingConditions(
                                                ShippingConditions.Type.DELIVERY, null, null),
                                        Presentation.DEFAULT)),
                posted(body -> body.withObject("shippingConditions").remove("shippingDate")));
    }

    @Writing(route = "POST", facts = "6.2")
    void refusesAPeriodThatEndsBeforeItStarts() {
        bothRefuse(
                "shippingConditions.shippingEndDate",
                () ->
                        draft(
                                new Parts(
                                        NOW,
                                        Parts.USUAL.recipient(),
                                        Parts.USUAL.lines(),
                                        Parts.USUAL.tax(),
                                        ShippingConditions.servicePeriod(NOW, NOW.minusDays(1)),
                                        Presentation.DEFAULT)),
                posted(body ->
                        body.withObject("shippingConditions")
                                .put("shippingType", "serviceperiod")
                                .put("shippingEndDate", LexwareTime.format(NOW.minusDays(1)))));
    }

    @Writing(route = "POST", facts = "2")
    void takesDatesInOneFormOnly() {
        for (String date :
                List.of(
                        "2026-03-02",
                        "2026-03-02T00:00:00+01:00",
                        "2026-03-02T00:00:00.000",
                        "02.03.2026")) {
            Raw.Reply reply = posted(body -> body.put("voucherDate", date));
            assertThat(reply.status()).as(date).isEqualTo(406);
        }
    }

    @Writing(route = "POST", facts = "6.2")
    void takesOneToThreeHundredLines() {
        NewLineItem line = line("1.00", "19");
        bothRefuse(
                "lineItems",
                () -> draft(Parts.USUAL.withLines()),
                posted(body -> body.putArray("lineItems")));
        bothRefuse(
                "lineItems",
                () ->
                        draft(
                                Parts.USUAL.withLines(
                                        Collections.nCopies(301, line)
                                                .toArray(NewLineItem[]::new))),
                posted(body -> {
                    JsonNode one = first(body).deepCopy();
                    for (int i = 0; i < 300; i++) {
                        body.withArray("lineItems").add(one.deepCopy());
                    }
                }));
        assertThat(
                        draft(
                                        Parts.USUAL.withLines(
                                                Collections.nCopies(300, line)
                                                        .toArray(NewLineItem[]::new)))
                                .send(false)
                                .success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "2")
    void takesTextsUpToTheirLengths() {
        Presentation none = Presentation.DEFAULT;
        bothRefuse(
                "title",
                () -> none.withTitle("x".repeat(26)),
                posted(body -> body.put("title", "x".repeat(26))));
        bothRefuse(
                "introduction",
                () -> none.withIntroduction("x".repeat(2001)),
                posted(body -> body.put("introduction", "x".repeat(2001))));
        bothRefuse(
                "remark",
                () -> none.withRemark("x".repeat(2001)),
                posted(body -> body.put("remark", "x".repeat(2001))));
        Presentation longest =
                none.withTitle("x".repeat(25))
                        .withIntroduction("x".repeat(2000))
                        .withRemark("x".repeat(2000));
        assertThat(draft(Parts.USUAL.with(longest)).send(false).success()).isPresent();
    }

    @Writing(route = "POST", facts = "2")
    void takesTextsOfLinesUpToTheirLengths() {
        apiRefuses("lineItems[0].name", posted(body -> first(body).put("name", "x".repeat(256))));
        apiRefuses(
                "lineItems[0].description",
                posted(body -> first(body).put("description", "x".repeat(2001))));
        clientRefuses("name", () -> NewLineItem.text("x".repeat(256), null));
        clientRefuses("description", () -> NewLineItem.text(null, "x".repeat(2001)));
    }

    @Writing(route = "POST", facts = "2")
    void takesQuantitiesAndPricesWithFourDecimals() {
        apiRefuses(
                "lineItems[0].quantity",
                posted(body -> first(body).put("quantity", new BigDecimal("1.00001"))));
        apiRefuses(
                "lineItems[0].unitPrice.netAmount",
                posted(body ->
                        first(body)
                                .withObject("unitPrice")
                                .put("netAmount", new BigDecimal("1.00001"))));
        clientRefuses(
                "unitPrice.netAmount",
                () -> NewUnitPrice.net(new BigDecimal("1.00001"), BigDecimal.ZERO));
        assertThat(draft(Parts.USUAL.withLines(line("1.2345", "19"))).send(false).success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "6.2")
    void takesArticlesOnlyInLinesOfArticles() {
        Raw.Reply reply = posted(body -> first(body).put("id", NOBODY.toString()));

        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
        clientRefuses(
                "id",
                () ->
                        new NewLineItem.Priced(
                                LineItem.Type.CUSTOM,
                                NOBODY,
                                "x",
                                null,
                                BigDecimal.ONE,
                                "h",
                                NewUnitPrice.net(BigDecimal.ONE, BigDecimal.ZERO),
                                BigDecimal.ZERO));
    }

    @Writing(route = "POST", facts = "6.2")
    void needsNameAndCountryOfAOneTimeAddress() {
        bothRefuse(
                "address.name",
                () -> Recipient.oneTime(" ", "DE"),
                posted(body -> body.withObject("address").remove("name")));
        bothRefuse(
                "address.countryCode",
                () -> Recipient.oneTime("x", ""),
                posted(body -> body.withObject("address").remove("countryCode")));
    }

    @Writing(route = "POST", facts = "6.3")
    void takesGermanRatesOfTheDayOfSupply() {
        bothRefuse(
                "lineItems[0].unitPrice.taxRatePercentage",
                () -> draft(Parts.USUAL.withLines(line("1", "16"))),
                posted(body -> first(body).withObject("unitPrice").put("taxRatePercentage", 16)));
        assertThat(
                        draft(Parts.USUAL.on(LocalDate.of(2020, 8, 1)).withLines(line("1", "16")))
                                .send(false)
                                .success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "6.3")
    void takesOnlyRateZeroWhenNoTaxIsDue() {
        bothRefuse(
                "lineItems[0].unitPrice.taxRatePercentage",
                () -> draft(Parts.USUAL.with(TaxType.VAT_FREE)),
                posted(body -> body.withObject("taxConditions").put("taxType", "vatfree")));
        assertThat(
                        draft(Parts.USUAL.with(TaxType.VAT_FREE).withLines(line("1", "0")))
                                .send(false)
                                .success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "6.3")
    void needsAContactForSalesWithoutTaxToOtherStates() {
        bothRefuse(
                "address.contactId",
                () ->
                        draft(
                                Parts.USUAL
                                        .with(TaxType.INTRA_COMMUNITY_SUPPLY)
                                        .withLines(line("1", "0"))),
                posted(body -> {
                    body.withObject("taxConditions").put("taxType", "intraCommunitySupply");
                    first(body).withObject("unitPrice").put("taxRatePercentage", 0);
                }));
    }

    @Writing(route = "POST", facts = "6.2")
    void goesToContactsThatAreCustomersWithABillingAddress() {
        UUID vendor =
                made(
                        client.contacts()
                                .create(
                                        NewContact.ofCompany(NewContact.Company.of("Lieferant"))
                                                .withRoles(false, true)));

        Raw.Reply reply =
                posted(body -> body.putObject("address").put("contactId", vendor.toString()));

        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }

    // ---- files

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void hasAPdfOnceItIsFinalised() {
        DocumentFile file = done(file(finalised(), FileFormat.PDF));

        assertThat(file.contentType()).startsWith("application/pdf");
        assertThat(new String(file.content(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(file.fileName()).endsWith(".pdf");
    }

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void hasNoFileAsADraft() {
        rejected(
                Reason.Code.DRAFT,
                409,
                file(made(draft(Parts.USUAL).send(false)), FileFormat.ORIGINAL));
    }

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void isSentInNoOtherFormat() {
        assertThat(raw.get(path(finalised()) + "/file", "image/png").status()).isEqualTo(406);
    }

    @Reading(route = "GET /{id}/file", facts = "6.7")
    void hasNoFileByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, file(NOBODY, FileFormat.ORIGINAL));
    }

    @Writing(route = "GET /{id}/document", facts = "6.7")
    void stillNamesItsFileTheOldWay() {
        UUID id = finalised();
        Raw.Reply reply = raw.get(path(id) + "/document");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        UUID file = UUID.fromString(reply.json().path("documentFileId").asString());
        assertThat(done(client.files().download(file, FileFormat.PDF)).contentType())
                .startsWith("application/pdf");
    }
}
