package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who the demo company deals with, and in what. All of it is made up. */
final class DemoBodies {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private DemoBodies() {}

    static List<Ware> wares() {
        return List.of(
                new Ware("Espresso Anger, 1 kg", "PRODUCT", "kg", "E-1000", "21.40", 7),
                new Ware("Espresso Anger, 250 g", "PRODUCT", "Stück", "E-250", "6.45", 7),
                new Ware("Filterkaffee Gera-Aue, 1 kg", "PRODUCT", "kg", "F-1000", "19.15", 7),
                new Ware("Filterkaffee Gera-Aue, 250 g", "PRODUCT", "Stück", "F-250", "5.90", 7),
                new Ware("Entkoffeiniert, 1 kg", "PRODUCT", "kg", "D-1000", "23.75", 7),
                new Ware("Probierpaket", "PRODUCT", "Stück", "P-1", "14.90", 7),
                new Ware("Kaffeemühle", "PRODUCT", "Stück", "M-1", "189.00", 19),
                new Ware("Siebträger, gebraucht", "PRODUCT", "Stück", "S-1", "1249.00", 19),
                new Ware("Reinigungspulver", "PRODUCT", "Stück", "R-1", "11.50", 19),
                new Ware("Wartung Kaffeemaschine", "SERVICE", "Stunde", "W-1", "78.00", 19),
                new Ware("Barista-Schulung", "SERVICE", "Tag", "B-1", "640.00", 19),
                new Ware("Versand", "SERVICE", "Stück", "V-1", "5.80", 19));
    }

    static List<ObjectNode> customers() {
        ObjectNode authority =
                company("customer", "Stadtbibliothek Erfurt", "99084", "Erfurt", "DE");
        authority
                .putObject("xRechnung")
                .put("buyerReference", "16051000-00001-42")
                .put("vendorNumberAtCustomer", "70012");
        ObjectNode austrian = company("customer", "Café Donaukanal GmbH", "1020", "Wien", "AT");
        if (austrian.path("company") instanceof ObjectNode company) {
            company.put("vatRegistrationId", "ATU12345678").put("allowTaxFreeInvoices", true);
        }
        return List.of(
                company("customer", "Café Krämerbrücke GmbH", "99084", "Erfurt", "DE"),
                company("customer", "Hotel am Dom KG", "99084", "Erfurt", "DE"),
                company("customer", "Bürogemeinschaft Nordpark GbR", "99089", "Erfurt", "DE"),
                company("customer", "Konditorei Sommer e. K.", "99423", "Weimar", "DE"),
                company("customer", "Buch & Bohne GmbH", "07743", "Jena", "DE"),
                authority,
                austrian,
                company("customer", "Feinkost Lindner GmbH", "04109", "Leipzig", "DE"),
                company("customer", "Kantine Glaswerk GmbH", "98693", "Ilmenau", "DE"),
                company("customer", "Kulturhaus Gotha e. V.", "99867", "Gotha", "DE"),
                person("Paula", "Winter", "99086", "Erfurt"),
                person("Jonas", "Keller", "99096", "Erfurt"),
                person("Mira", "Öztürk", "99425", "Weimar"),
                person("Anton", "Vogel", "07745", "Jena"));
    }

    static List<ObjectNode> vendors() {
        return List.of(
                company("vendor", "Hausverwaltung Steigerwald GmbH", "99096", "Erfurt", "DE"),
                company("vendor", "Kassensoftware Nord AG", "20095", "Hamburg", "DE"),
                company("vendor", "Netz Thüringen GmbH", "99085", "Erfurt", "DE"),
                company("vendor", "Rohkaffee Speicherstadt GmbH", "20457", "Hamburg", "DE"),
                company("vendor", "Bürobedarf Huth OHG", "99084", "Erfurt", "DE"));
    }

    private static ObjectNode company(
            String role, String name, String zip, String city, String country) {
        ObjectNode contact = contact(role, zip, city, country);
        contact.putObject("company").put("name", name);
        String host = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "");
        contact.putObject("emailAddresses").putArray("business").add("office@" + host + ".example");
        return contact;
    }

    private static ObjectNode person(String first, String last, String zip, String city) {
        ObjectNode contact = contact("customer", zip, city, "DE");
        contact.putObject("person").put("firstName", first).put("lastName", last);
        return contact;
    }

    private static ObjectNode contact(String role, String zip, String city, String country) {
        ObjectNode contact = Json.object();
        contact.put("version", 0);
        contact.putObject("roles").putObject(role);
        contact.putObject("addresses")
                .putArray("billing")
                .addObject()
                .put("street", "Hauptstraße " + (zip.hashCode() & 31))
                .put("zip", zip)
                .put("city", city)
                .put("countryCode", country);
        return contact;
    }

    static ObjectNode sale(UUID customer, LocalDate day, List<Sold> sold) {
        ObjectNode body = Json.object();
        body.putObject("address").put("contactId", customer.toString());
        ArrayNode lines = body.putArray("lineItems");
        for (Sold each : sold) {
            line(lines, each.ware(), each.quantity());
        }
        common(body);
        body.putObject("shippingConditions")
                .put("shippingType", "delivery")
                .put("shippingDate", Dates.written(Dates.startOf(day)));
        return body;
    }

    static ObjectNode service(UUID customer, LocalDate day) {
        Ware ware = new Ware("Kaffeeversorgung, monatlich", "SERVICE", "Monat", "", "49.00", 19);
        ObjectNode body = sale(customer, day, List.of(new Sold(ware, 1)));
        body.put("voucherDate", Dates.written(Dates.startOf(day)));
        return body;
    }

    static ObjectNode quotation(ObjectNode sale, LocalDate day) {
        ObjectNode quotation = sale.deepCopy();
        quotation.remove("shippingConditions");
        quotation.put("expirationDate", Dates.written(Dates.startOf(day.plusDays(30))));
        return quotation;
    }

    /** Makes the fields of a document the body of another. */
    static void asInput(ObjectNode fields) {
        if (fields.path("address") instanceof ObjectNode address && address.has("contactId")) {
            address.remove("name");
        }
        fields.remove("title");
        fields.remove("introduction");
        fields.remove("xRechnung");
    }

    static ObjectNode receipt(
            UUID vendor,
            String number,
            LocalDate day,
            String category,
            BigDecimal gross,
            int rate) {
        BigDecimal tax =
                gross.multiply(BigDecimal.valueOf(rate))
                        .divide(HUNDRED.add(BigDecimal.valueOf(rate)), 2, RoundingMode.HALF_UP);
        ObjectNode receipt = Json.object();
        receipt.put("type", "purchaseinvoice");
        receipt.put("voucherNumber", number);
        receipt.put("voucherDate", day.toString());
        receipt.put("dueDate", day.plusDays(14).toString());
        receipt.put("totalGrossAmount", gross);
        receipt.put("totalTaxAmount", tax);
        receipt.put("taxType", "gross");
        receipt.put("useCollectiveContact", false);
        receipt.put("contactId", vendor.toString());
        receipt.putArray("voucherItems")
                .addObject()
                .put("amount", gross)
                .put("taxAmount", tax)
                .put("taxRatePercent", rate)
                .put("categoryId", category);
        return receipt;
    }

    private static void line(ArrayNode lines, Ware ware, int quantity) {
        ObjectNode line = lines.addObject();
        line.put("type", "custom");
        line.put("name", ware.title());
        line.put("quantity", quantity);
        line.put("unitName", ware.unit());
        line.putObject("unitPrice")
                .put("currency", "EUR")
                .put("netAmount", new BigDecimal(ware.price()))
                .put("taxRatePercentage", ware.rate());
    }

    private static void common(ObjectNode body) {
        body.putObject("totalPrice").put("currency", "EUR");
        body.putObject("taxConditions").put("taxType", "net");
        body.putObject("paymentConditions")
                .put("paymentTermLabel", "14 Tage netto")
                .put("paymentTermDuration", 14);
    }

    /** Something sold by its net price in euros. */
    record Ware(String title, String type, String unit, String number, String price, int rate) {

        /** How many a customer of a small roaster buys at most. */
        int most() {
            int affordable = 400 / new BigDecimal(price).intValue();
            return Math.clamp(affordable, 1, 24);
        }

        ObjectNode article() {
            ObjectNode article = Json.object();
            article.put("title", title);
            article.put("type", type);
            article.put("articleNumber", number);
            article.put("unitName", unit);
            article.putObject("price")
                    .put("netPrice", new BigDecimal(price))
                    .put("leadingPrice", "NET")
                    .put("taxRate", rate);
            return article;
        }
    }

    record Sold(Ware ware, int quantity) {}
}
