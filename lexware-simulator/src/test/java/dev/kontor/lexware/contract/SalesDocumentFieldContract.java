package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.LineItem;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.Presentation;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxType;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the fields of every kind of sales document must be (lexware-office-api.md 2, 6.2, 6.3). A
 * kind for which a rule makes no sense overrides it with an empty method: that is neither a test
 * nor a line of the table.
 */
abstract class SalesDocumentFieldContract extends SalesDocumentCase {

    @Writing(route = "POST", facts = "2")
    void refusesABodyThatIsNotDeclaredAsJson() {
        Raw.Reply reply =
                raw.send(
                        raw.request(target())
                                .header("Content-Type", "text/plain")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                draft(USUAL).wireForm())));

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
                                USUAL.with(
                                        new ShippingConditions(
                                                ShippingConditions.Type.DELIVERY, null, null))),
                posted(body -> body.withObject("shippingConditions").remove("shippingDate")));
    }

    @Writing(route = "POST", facts = "6.2")
    void refusesAPeriodThatEndsBeforeItStarts() {
        bothRefuse(
                "shippingConditions.shippingEndDate",
                () -> draft(USUAL.with(ShippingConditions.servicePeriod(NOW, NOW.minusDays(1)))),
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
                "lineItems", () -> draft(USUAL.with()), posted(body -> body.putArray("lineItems")));
        bothRefuse(
                "lineItems",
                () -> draft(USUAL.with(Collections.nCopies(301, line).toArray(NewLineItem[]::new))),
                posted(body -> {
                    JsonNode one = first(body).deepCopy();
                    for (int i = 0; i < 300; i++) {
                        body.withArray("lineItems").add(one.deepCopy());
                    }
                }));
        assertThat(
                        send(
                                        USUAL.with(
                                                Collections.nCopies(300, line)
                                                        .toArray(NewLineItem[]::new)),
                                        false)
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
        assertThat(send(USUAL.with(it -> it.presentation = longest), false).success()).isPresent();
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
        assertThat(send(USUAL.with(line("1.2345", "19")), false).success()).isPresent();
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
                () -> draft(USUAL.with(line("1", "16"))),
                posted(body -> first(body).withObject("unitPrice").put("taxRatePercentage", 16)));
        assertThat(send(USUAL.on(LocalDate.of(2020, 8, 1)).with(line("1", "16")), false).success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "6.3")
    void takesOnlyRateZeroWhenNoTaxIsDue() {
        bothRefuse(
                "lineItems[0].unitPrice.taxRatePercentage",
                () -> draft(USUAL.with(TaxType.VAT_FREE)),
                posted(body -> body.withObject("taxConditions").put("taxType", "vatfree")));
        assertThat(send(USUAL.with(TaxType.VAT_FREE).with(line("1", "0")), false).success())
                .isPresent();
    }

    @Writing(route = "POST", facts = "6.3")
    void needsAContactForSalesWithoutTaxToOtherStates() {
        bothRefuse(
                "address.contactId",
                () -> draft(USUAL.with(TaxType.INTRA_COMMUNITY_SUPPLY).with(line("1", "0"))),
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
}
