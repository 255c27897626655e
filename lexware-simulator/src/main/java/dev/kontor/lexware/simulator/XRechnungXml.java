package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.XmlTree.Element;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A document as XRechnung 3.0 in the syntax of UN/CEFACT Cross Industry Invoice D16B, made when
 * somebody asks for it. Its totals are those of the document.
 */
final class XRechnungXml {

    private static final String PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private static final String GUIDELINE =
            "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
    private static final String LEITWEG_SCHEME = "0204";
    private static final Map<String, String> UNITS =
            Map.of(
                    "Stunde", "HUR",
                    "Stunden", "HUR",
                    "Tag", "DAY",
                    "Tage", "DAY",
                    "Monat", "MON",
                    "kg", "KGM",
                    "km", "KMT",
                    "m", "MTR",
                    "Liter", "LTR");
    private static final String PIECE = "H87";

    private final SalesDocument document;
    private final JsonNode fields;
    private final ElectronicProfile profile;
    private final Map<BigDecimal, BigDecimal> lineSums = new TreeMap<>();

    private XRechnungXml(SalesDocument document, ElectronicProfile profile) {
        this.document = document;
        this.fields = document.content().fields();
        this.profile = profile;
    }

    static byte[] of(SalesDocument document) {
        ElectronicProfile profile = document.electronic();
        if (profile == null) {
            throw new IllegalStateException(document.number() + " is no XRechnung");
        }
        return new XRechnungXml(document, profile).tree().bytes();
    }

    private XmlTree tree() {
        XmlTree tree = new XmlTree("rsm:CrossIndustryInvoice");
        Element root = tree.root();
        Element context = root.add("rsm:ExchangedDocumentContext");
        context.add("ram:BusinessProcessSpecifiedDocumentContextParameter").add("ram:ID", PROCESS);
        context.add("ram:GuidelineSpecifiedDocumentContextParameter").add("ram:ID", GUIDELINE);
        Element head = root.add("rsm:ExchangedDocument");
        head.add("ram:ID", document.number());
        head.add("ram:TypeCode", typeCode());
        date(head.add("ram:IssueDateTime"), Dates.dayOf(document.content().voucherDate()));
        notes(head);
        Element transaction = root.add("rsm:SupplyChainTradeTransaction");
        int number = 0;
        for (JsonNode line : fields.path("lineItems")) {
            if (!line.path("type").asString("").equals("text")) {
                line(transaction.add("ram:IncludedSupplyChainTradeLineItem"), line, ++number);
            }
        }
        agreement(transaction.add("ram:ApplicableHeaderTradeAgreement"));
        delivery(transaction.add("ram:ApplicableHeaderTradeDelivery"));
        settlement(transaction.add("ram:ApplicableHeaderTradeSettlement"));
        return tree;
    }

    private String typeCode() {
        return switch (document.kind()) {
            case CREDIT_NOTE -> "381";
            case DOWN_PAYMENT_INVOICE -> "386";
            default -> "380";
        };
    }

    private void notes(Element head) {
        for (String field : new String[] {"introduction", "remark"}) {
            note(head, fields.path(field).asString(""));
        }
        for (JsonNode line : fields.path("lineItems")) {
            if (line.path("type").asString("").equals("text")) {
                String text =
                        line.path("name").asString("")
                                + " "
                                + line.path("description").asString("");
                note(head, text.strip());
            }
        }
    }

    private static void note(Element head, String text) {
        if (!text.isBlank()) {
            head.add("ram:IncludedNote").add("ram:Content", text);
        }
    }

    private void line(Element element, JsonNode line, int number) {
        element.add("ram:AssociatedDocumentLineDocument").add("ram:LineID", String.valueOf(number));
        Element product = element.add("ram:SpecifiedTradeProduct");
        product.add("ram:Name", line.path("name").asString(""));
        Json.text(line, "description")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> product.add("ram:Description", text));
        BigDecimal price = line.path("unitPrice").path("netAmount").decimalValue();
        BigDecimal quantity = line.path("quantity").decimalValue();
        // A price must not be negative in the standard; a quantity may.
        BigDecimal sign = BigDecimal.valueOf(price.signum() < 0 ? -1 : 1);
        element.add("ram:SpecifiedLineTradeAgreement")
                .add("ram:NetPriceProductTradePrice")
                .add("ram:ChargeAmount", plain(price.abs()));
        element.add("ram:SpecifiedLineTradeDelivery")
                .add("ram:BilledQuantity", plain(quantity.multiply(sign)))
                .with("unitCode", UNITS.getOrDefault(line.path("unitName").asString(""), PIECE));
        Element settlement = element.add("ram:SpecifiedLineTradeSettlement");
        BigDecimal rate = line.path("unitPrice").path("taxRatePercentage").decimalValue();
        tax(settlement.add("ram:ApplicableTradeTax"), rate);
        BigDecimal amount = line.path("lineItemAmount").decimalValue();
        BigDecimal discount = cents(quantity.multiply(price)).subtract(amount);
        if (discount.signum() != 0) {
            Element allowance = settlement.add("ram:SpecifiedTradeAllowanceCharge");
            indicator(allowance, discount.signum() < 0);
            allowance.add("ram:ActualAmount", plain(discount.abs()));
            allowance.add("ram:Reason", "Rabatt");
        }
        settlement
                .add("ram:SpecifiedTradeSettlementLineMonetarySummation")
                .add("ram:LineTotalAmount", plain(amount));
        lineSums.merge(rate.stripTrailingZeros(), amount, BigDecimal::add);
    }

    private void agreement(Element agreement) {
        agreement.add("ram:BuyerReference", profile.buyerReference());
        Company company = document.organisation().company();
        Element seller = agreement.add("ram:SellerTradeParty");
        seller.add("ram:ID", profile.vendorNumberAtCustomer());
        seller.add("ram:Name", document.organisation().name());
        Element contact = seller.add("ram:DefinedTradeContact");
        contact.add("ram:PersonName", company.person());
        contact.add("ram:TelephoneUniversalCommunication")
                .add("ram:CompleteNumber", company.phone());
        contact.add("ram:EmailURIUniversalCommunication").add("ram:URIID", company.email());
        place(seller, company.zip(), company.street(), company.city(), "DE");
        seller.add("ram:URIUniversalCommunication")
                .add("ram:URIID", company.email())
                .with("schemeID", "EM");
        seller.add("ram:SpecifiedTaxRegistration")
                .add("ram:ID", company.vatId())
                .with("schemeID", "VA");
        JsonNode address = fields.path("address");
        Element buyer = agreement.add("ram:BuyerTradeParty");
        buyer.add("ram:Name", address.path("name").asString(""));
        place(
                buyer,
                address.path("zip").asString(""),
                address.path("street").asString(""),
                address.path("city").asString(""),
                address.path("countryCode").asString("DE"));
        buyer.add("ram:URIUniversalCommunication")
                .add("ram:URIID", profile.buyerReference())
                .with("schemeID", LEITWEG_SCHEME);
    }

    private static void place(
            Element party, String zip, String street, String city, String country) {
        Element place = party.add("ram:PostalTradeAddress");
        place.add("ram:PostcodeCode", zip);
        if (!street.isBlank()) {
            place.add("ram:LineOne", street);
        }
        place.add("ram:CityName", city);
        place.add("ram:CountryID", country.substring(0, Math.min(2, country.length())));
    }

    private void delivery(Element delivery) {
        shippingDay("shippingDate")
                .ifPresent(day ->
                        date(
                                delivery.add("ram:ActualDeliverySupplyChainEvent")
                                        .add("ram:OccurrenceDateTime"),
                                shippingDay("shippingEndDate").orElse(day)));
    }

    private void settlement(Element settlement) {
        settlement.add("ram:PaymentReference", document.number());
        settlement.add("ram:InvoiceCurrencyCode", "EUR");
        Element means = settlement.add("ram:SpecifiedTradeSettlementPaymentMeans");
        means.add("ram:TypeCode", "58");
        means.add("ram:PayeePartyCreditorFinancialAccount")
                .add("ram:IBANID", document.organisation().company().iban());
        Totals totals = document.content().totals();
        for (Totals.Rate rate : totals.rates()) {
            Element tax = settlement.add("ram:ApplicableTradeTax");
            tax.add("ram:CalculatedAmount", plain(rate.tax()));
            tax.add("ram:TypeCode", "VAT");
            tax.add("ram:BasisAmount", plain(rate.net()));
            tax.add("ram:CategoryCode", category(rate.percentage()));
            tax.add("ram:RateApplicablePercent", plain(rate.percentage()));
        }
        period(settlement);
        BigDecimal discounts = discounts(settlement, totals);
        Element terms = settlement.add("ram:SpecifiedTradePaymentTerms");
        terms.add(
                "ram:Description",
                fields.path("paymentConditions").path("paymentTermLabel").asString("sofort"));
        LocalDate due = document.content().dueDate();
        if (due != null) {
            date(terms.add("ram:DueDateDateTime"), due);
        }
        Element sums = settlement.add("ram:SpecifiedTradeSettlementHeaderMonetarySummation");
        sums.add("ram:LineTotalAmount", plain(sum(lineSums)));
        sums.add("ram:ChargeTotalAmount", "0.00");
        sums.add("ram:AllowanceTotalAmount", plain(discounts));
        sums.add("ram:TaxBasisTotalAmount", plain(totals.net()));
        sums.add("ram:TaxTotalAmount", plain(totals.tax())).with("currencyID", "EUR");
        sums.add("ram:GrandTotalAmount", plain(totals.gross()));
        sums.add("ram:DuePayableAmount", plain(totals.gross()));
        if (document.kind() == DocumentKind.CREDIT_NOTE) {
            document.related(DocumentKind.INVOICE)
                    .forEach(invoice ->
                            settlement
                                    .add("ram:InvoiceReferencedDocument")
                                    .add("ram:IssuerAssignedID", invoice.number()));
        }
    }

    private void period(Element settlement) {
        shippingDay("shippingEndDate")
                .ifPresent(end -> {
                    Element period = settlement.add("ram:BillingSpecifiedPeriod");
                    shippingDay("shippingDate")
                            .ifPresent(start -> date(period.add("ram:StartDateTime"), start));
                    date(period.add("ram:EndDateTime"), end);
                });
    }

    /** The total discount as one allowance per rate; answers their sum. */
    private BigDecimal discounts(Element settlement, Totals totals) {
        BigDecimal all = new BigDecimal("0.00");
        for (Totals.Rate rate : totals.rates()) {
            BigDecimal lines = lineSums.getOrDefault(rate.percentage(), BigDecimal.ZERO);
            BigDecimal discount = lines.subtract(rate.net());
            if (discount.signum() != 0) {
                Element allowance = settlement.add("ram:SpecifiedTradeAllowanceCharge");
                indicator(allowance, false);
                allowance.add("ram:ActualAmount", plain(discount));
                allowance.add("ram:Reason", "Gesamtrabatt");
                tax(allowance.add("ram:CategoryTradeTax"), rate.percentage());
                all = all.add(discount);
            }
        }
        return all;
    }

    private Optional<LocalDate> shippingDay(String field) {
        return Json.text(fields.path("shippingConditions"), field)
                .flatMap(Dates::dateTime)
                .map((Instant instant) -> Dates.dayOf(instant));
    }

    private static void tax(Element tax, BigDecimal rate) {
        tax.add("ram:TypeCode", "VAT");
        tax.add("ram:CategoryCode", category(rate));
        tax.add("ram:RateApplicablePercent", plain(rate));
    }

    private static void indicator(Element allowance, boolean charge) {
        allowance.add("ram:ChargeIndicator").add("udt:Indicator", String.valueOf(charge));
    }

    private static void date(Element parent, LocalDate day) {
        parent.add("udt:DateTimeString", DateTimeFormatter.BASIC_ISO_DATE.format(day))
                .with("format", "102");
    }

    private static String category(BigDecimal rate) {
        return rate.signum() == 0 ? "Z" : "S";
    }

    private static BigDecimal sum(Map<BigDecimal, BigDecimal> sums) {
        return sums.values().stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
