package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as the documentation shows them, to be changed by a test at one place. */
final class Bodies {

    private Bodies() {}

    static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The vendor's sample, facts 6.4: 3 x 12.50 less 20 % at 19 %, and a text line. */
    static ObjectNode invoice() {
        return object(
                """
                {"voucherDate":"2026-03-02T00:00:00.000+01:00",
                 "address":{"name":"Musterhof KG","street":"Am Anger 3","zip":"99084","city":"Erfurt","countryCode":"DE"},
                 "lineItems":[{"type":"custom","name":"Beratung","quantity":3,"unitName":"Stunde","unitPrice":{"currency":"EUR","netAmount":12.5,"taxRatePercentage":19},"discountPercentage":20},
                              {"type":"text","name":"Hinweis","description":"Leistung laut Absprache"}],
                 "totalPrice":{"currency":"EUR"},
                 "taxConditions":{"taxType":"net"},
                 "paymentConditions":{"paymentTermLabel":"14 Tage netto","paymentTermDuration":14},
                 "shippingConditions":{"shippingType":"service","shippingDate":"2026-02-27T00:00:00.000+01:00"},
                 "title":"Rechnung","introduction":"Zu Bestellung #1001","remark":"Danke"}
                """);
    }

    static ObjectNode creditNote() {
        ObjectNode note = invoice();
        note.remove("shippingConditions");
        note.remove("paymentConditions");
        note.put("title", "Gutschrift");
        return note;
    }

    static ObjectNode invoiceFor(String contactId) {
        ObjectNode invoice = invoice();
        invoice.putObject("address").put("contactId", contactId);
        return invoice;
    }

    static ObjectNode line(String type, String price, int rate) {
        ObjectNode line = object("{}");
        line.put("type", type).put("name", "Posten").put("quantity", 1).put("unitName", "Stück");
        line.putObject("unitPrice")
                .put("currency", "EUR")
                .put("netAmount", new BigDecimal(price))
                .put("grossAmount", new BigDecimal(price))
                .put("taxRatePercentage", rate);
        return line;
    }

    static ObjectNode invoiceOf(ObjectNode... lines) {
        ObjectNode invoice = invoice();
        ArrayNode list = invoice.putArray("lineItems");
        for (ObjectNode line : lines) {
            list.add(line);
        }
        return invoice;
    }

    static ObjectNode company() {
        return object(
                """
                {"version":0,"roles":{"customer":{}},"company":{"name":"Musterhof KG","vatRegistrationId":"DE123456789","allowTaxFreeInvoices":true,
                 "contactPersons":[{"salutation":"Frau","firstName":"Ina","lastName":"Probe","primary":true,"emailAddress":"ina@musterhof.example","phoneNumber":"0361 100"}]},
                 "addresses":{"billing":[{"street":"Am Anger 3","zip":"99084","city":"Erfurt","countryCode":"DE"}]},
                 "emailAddresses":{"business":["office@musterhof.example"]},"phoneNumbers":{"business":["0361 100"]},"note":"Messe"}
                """);
    }

    /** A company whose invoices are XRechnungen. */
    static ObjectNode authority() {
        ObjectNode authority = company();
        authority
                .putObject("xRechnung")
                .put("buyerReference", "04011000-12345-34")
                .put("vendorNumberAtCustomer", "70123456");
        return authority;
    }

    static ObjectNode quotation() {
        ObjectNode quotation = creditNote();
        quotation.put("title", "Angebot");
        quotation.put("expirationDate", "2026-04-02T00:00:00.000+02:00");
        return quotation;
    }

    static ObjectNode orderConfirmation() {
        ObjectNode confirmation = invoice();
        confirmation.put("title", "Auftragsbestätigung");
        confirmation.put("deliveryTerms", "Lieferung frei Haus");
        return confirmation;
    }

    /** Without prices, as delivery notes may be. */
    static ObjectNode deliveryNote() {
        ObjectNode note = orderConfirmation();
        note.put("title", "Lieferschein");
        note.remove("totalPrice");
        note.remove("paymentConditions");
        ((ObjectNode) note.path("lineItems").path(0)).remove("unitPrice");
        return note;
    }

    static ObjectNode dunning() {
        ObjectNode dunning = invoice();
        dunning.put("title", "Mahnung");
        dunning.remove("paymentConditions");
        return dunning;
    }

    /** The vendor's sample, facts 7.20. */
    static ObjectNode voucher() {
        return object(
                """
                {"type":"salesinvoice","voucherNumber":"SHOP-2026-0107","voucherDate":"2026-03-02","dueDate":"2026-03-16","totalGrossAmount":59.50,"totalTaxAmount":9.50,
                 "taxType":"gross","useCollectiveContact":true,"contactName":"Webshop Kunde","remark":"order 107",
                 "voucherItems":[{"amount":59.50,"taxAmount":9.50,"taxRatePercent":19,"categoryId":"8f8664a8-fd86-11e1-a21f-0800200c9a66"}],"files":[]}
                """);
    }

    static ObjectNode article() {
        return object(
                """
                {"title":"Kaffee","type":"PRODUCT","unitName":"Stück","articleNumber":"K-1","gtin":"9783648170632",
                 "price":{"netPrice":10.00,"leadingPrice":"NET","taxRate":7}}
                """);
    }

    static ObjectNode person(String first, String last) {
        ObjectNode person = company();
        person.remove("company");
        person.putObject("person").put("firstName", first).put("lastName", last);
        return person;
    }
}
