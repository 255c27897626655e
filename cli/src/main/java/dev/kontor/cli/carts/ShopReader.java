package dev.kontor.cli.carts;

import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.document.Amounts;
import dev.kontor.vat.document.Cart;
import dev.kontor.vat.document.Cart.Discount;
import dev.kontor.vat.document.Cart.Payment;
import dev.kontor.vat.document.CartCharge;
import dev.kontor.vat.document.CartLine;
import dev.kontor.vat.document.ExchangeRate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a shop charged: lines, discounts, charges, payments, totals. */
final class ShopReader {

    /** A field of the shop that holds charges, and what they are unless they say so themselves. */
    private record ChargeField(String name, CartCharge.Kind kind) {}

    /** In the order in which the charges are written. */
    private static final List<ChargeField> CHARGE_FIELDS =
            List.of(
                    new ChargeField("shipping", CartCharge.Kind.SHIPPING),
                    new ChargeField("fees", CartCharge.Kind.FEE),
                    new ChargeField("fee", CartCharge.Kind.FEE),
                    new ChargeField("charges", CartCharge.Kind.FEE),
                    new ChargeField("surcharges", CartCharge.Kind.FEE),
                    new ChargeField("duties", CartCharge.Kind.DUTY),
                    new ChargeField("pfand", CartCharge.Kind.PACKAGING_DEPOSIT),
                    new ChargeField("tip", CartCharge.Kind.TIP),
                    new ChargeField("tips", CartCharge.Kind.TIP),
                    new ChargeField("donation", CartCharge.Kind.DONATION),
                    new ChargeField("donations", CartCharge.Kind.DONATION),
                    new ChargeField("deposit", CartCharge.Kind.SECURITY_DEPOSIT),
                    new ChargeField("deposits", CartCharge.Kind.SECURITY_DEPOSIT),
                    new ChargeField("securityDeposit", CartCharge.Kind.SECURITY_DEPOSIT));

    private final Fields root;
    private final Fields shop;
    private final LineReader lines;
    private final PriceBasis basis;
    private @Nullable String discountLabel;

    ShopReader(Fields root, Fields shop, LineReader lines) {
        this.root = root;
        this.shop = shop;
        this.lines = lines;
        this.basis =
                shop.choice(Vocabulary.PRICE_BASES, "priceBasis")
                        .orElseThrow(() -> shop.wrong("priceBasis", "is missing"));
        shop.objects("lines").forEach(lines::read);
    }

    Cart read(boolean netRequired) {
        shop.ignore("shopNet", "itemsTotal", "subtotal", "goodsTotal");
        List<Discount> discounts = discounts();
        List<CartCharge> charges = new ArrayList<>(lines.charges());
        CHARGE_FIELDS.forEach(field -> charges.addAll(charges(field)));
        List<Payment> payments = payments();
        String currency = shop.text("currency").or(() -> root.text("currency")).orElse("EUR");
        Cart cart =
                Cart.of(basis, lines.lines(), total(discounts, charges, payments))
                        .withDiscounts(discounts)
                        .withDiscountLabel(discountLabel)
                        .withCharges(charges)
                        .withPayments(payments)
                        .withTaxTotal(shop.decimalOrNull("shopTax", "taxTotal"))
                        .withNetRequired(netRequired)
                        .withCurrency(currency, exchangeRate(currency));
        shop.close();
        return cart;
    }

    // Discounts ----------------------------------------------------------------------------------

    private List<Discount> discounts() {
        List<Discount> discounts = new ArrayList<>();
        for (String field :
                List.of("orderDiscount", "orderDiscounts", "discounts", "discount", "coupons")) {
            if (shop.isPlain(field)) {
                BigDecimal amount = shop.requiredDecimal(field);
                discounts.add(new Discount(amount, List.of(), Discount.Payer.SELLER));
                continue;
            }
            for (Fields discount : shop.objects(field)) {
                discounts.add(discount(discount, discounts));
            }
        }
        for (BigDecimal amount : lines.discounts()) {
            discounts.add(new Discount(amount, List.of(), Discount.Payer.SELLER));
        }
        return discounts;
    }

    private Discount discount(Fields fields, List<Discount> before) {
        List<String> ids = new ArrayList<>();
        for (String sku : fields.texts("appliesTo", "skus", "lines")) {
            List<String> found = lines.ids(sku);
            ids.addAll(found.isEmpty() ? List.of(sku) : found);
        }
        Discount.Payer payer =
                fields.choice(Vocabulary.PAYERS, "paidBy", "payer", "fundedBy", "source")
                        .orElse(Discount.Payer.SELLER);
        BigDecimal goods = owed(before, List.of());
        discountLabel =
                fields.text("code", "label", "name")
                        .map(label -> "Gutschein " + label)
                        .orElse(discountLabel);
        Discount read = new Discount(LineReader.amountOf(fields, goods), ids, payer);
        fields.close();
        return read;
    }

    // Charges ------------------------------------------------------------------------------------

    private List<CartCharge> charges(ChargeField field) {
        if (shop.isPlain(field.name())) {
            BigDecimal amount = shop.requiredDecimal(field.name());
            return List.of(
                    CartCharge.of(field.name(), field.kind(), germanName(field.kind()), amount));
        }
        List<CartCharge> charges = new ArrayList<>();
        for (Fields charge : shop.objects(field.name())) {
            charges.add(charge(charge, field.kind(), field.name() + ":" + charges.size()));
        }
        return charges;
    }

    private CartCharge charge(Fields fields, CartCharge.Kind usual, String id) {
        BigDecimal rate = fields.decimalOrNull("taxRate", "rate");
        String label = fields.text("name", "label").orElse("");
        String type = fields.text("type", "kind").orElse(usual.name());
        CartCharge.Kind kind =
                receiver(fields, Vocabulary.chargeKind(type, label, rate).orElse(usual));
        String name = label.isEmpty() ? germanName(kind) : label;
        BigDecimal amount = fields.requiredDecimal("amount");
        BigDecimal discount = fields.decimal("discount").orElse(BigDecimal.ZERO);
        CartCharge charge = CartCharge.of(id, kind, name, amount.subtract(discount));
        List<CartCharge.Portion> portions = portions(fields, charge.amount());
        List<String> belongsTo = new ArrayList<>();
        for (String sku : fields.texts("for", "appliesTo", "skus", "lines")) {
            List<String> found = lines.ids(sku);
            belongsTo.addAll(found.isEmpty() ? List.of(sku) : found);
        }
        fields.ignore("quantity", "unitPrice", "shopNet");
        fields.close();
        try {
            return charge.withPortions(portions).forLines(belongsTo);
        } catch (IllegalArgumentException e) {
            throw new UnreadableCart(fields.path(), String.valueOf(e.getMessage()));
        }
    }

    /** A tip is taxed by who receives it. */
    private static CartCharge.Kind receiver(Fields fields, CartCharge.Kind kind) {
        Optional<String> to = fields.text("receiver", "to", "recipient").map(Fields::lower);
        if (kind != CartCharge.Kind.TIP || to.isEmpty()) {
            return kind;
        }
        return switch (to.get()) {
            case "staff", "personal", "employees", "waiter" -> CartCharge.Kind.TIP_TO_STAFF;
            case "owner", "inhaber", "seller" -> CartCharge.Kind.TIP_TO_OWNER;
            default -> kind;
        };
    }

    /** The shop's own split: one rate, an array of tax lines, or an object of amounts by rate. */
    private static List<CartCharge.Portion> portions(Fields fields, BigDecimal amount) {
        BigDecimal tax = fields.decimalOrNull("shopTax", "tax");
        BigDecimal gross = fields.decimalOrNull("shopGross");
        if (tax == null && gross != null) {
            tax = gross.subtract(amount);
        }
        BigDecimal rate = fields.decimalOrNull("taxRate", "rate");
        List<CartCharge.Portion> portions = new ArrayList<>();
        for (String field : List.of("taxLines", "split", "taxes", "portions", "perRate")) {
            if (fields.isObject(field)) {
                fields.decimals(field)
                        .forEach((key, part) ->
                                portions.add(
                                        new CartCharge.Portion(new BigDecimal(key), part, null)));
                continue;
            }
            for (Fields part : fields.objects(field)) {
                portions.add(
                        new CartCharge.Portion(
                                part.decimal("rate", "taxRate")
                                        .orElseThrow(() -> part.wrong("rate", "is missing")),
                                part.requiredDecimal("amount"),
                                part.decimalOrNull("shopTax", "tax")));
                part.close();
            }
        }
        if (portions.isEmpty() && rate != null) {
            portions.add(new CartCharge.Portion(rate, amount, tax));
        }
        return portions;
    }

    private static String germanName(CartCharge.Kind kind) {
        return switch (kind) {
            case SHIPPING -> "Versand";
            case DUTY -> "Einfuhrabgaben";
            case PACKAGING_DEPOSIT -> "Pfand";
            case FEE -> "Gebühr";
            case TIP, TIP_TO_OWNER, TIP_TO_STAFF -> "Trinkgeld";
            case TRANSPORT_AID -> "Transporthilfsmittel";
            case CANCELLATION_FEE -> "Stornogebühr";
            case DONATION -> "Spende";
            case SECURITY_DEPOSIT -> "Kaution";
            case DAMAGES -> "Schadensersatz";
        };
    }

    // Payments and totals ------------------------------------------------------------------------

    private List<Payment> payments() {
        List<Payment> payments = new ArrayList<>();
        for (Fields payment : shop.objects("payments")) {
            payments.add(payment(payment, Payment.Kind.MONEY));
        }
        for (String field : List.of("giftCards", "vouchersUsed", "redeemedVouchers")) {
            for (Fields card : shop.objects(field)) {
                payments.add(payment(card, Payment.Kind.GIFT_CARD));
            }
        }
        shop.decimal("loyaltyPoints", "pointsUsed")
                .ifPresent(amount ->
                        payments.add(
                                Payment.of("Treuepunkte", amount, Payment.Kind.LOYALTY_POINTS)));
        shop.decimal("downPayment")
                .ifPresent(amount ->
                        payments.add(Payment.of("Anzahlung", amount, Payment.Kind.DOWN_PAYMENT)));
        return payments;
    }

    private static Payment payment(Fields payment, Payment.Kind usual) {
        String type = payment.text("type", "kind", "method").orElse("");
        Payment.Kind kind =
                Optional.ofNullable(Vocabulary.PAYMENT_KINDS.get(Fields.lower(type))).orElse(usual);
        payment.ignore("code", "date", "reference", "purpose");
        Payment read =
                new Payment(
                        payment.text("name", "label").orElse(type),
                        payment.requiredDecimal("amount"),
                        kind,
                        payment.decimalOrNull("taxRate", "rate"));
        payment.close();
        return read;
    }

    /** What lines cost after discounts; charges come on top. */
    private BigDecimal owed(List<Discount> discounts, List<CartCharge> charges) {
        BigDecimal owed = BigDecimal.ZERO;
        for (CartLine line : lines.lines()) {
            BigDecimal stated = line.shop().amount();
            BigDecimal amount = Amounts.line(line.quantity(), line.unitPrice());
            owed = owed.add(stated != null ? stated : amount.subtract(line.discount()));
        }
        for (Discount discount : discounts) {
            if (discount.payer() != Discount.Payer.THIRD_PARTY) {
                owed = owed.subtract(discount.amount());
            }
        }
        for (CartCharge charge : charges) {
            owed = owed.add(charge.amount());
        }
        return owed;
    }

    /**
     * What the customer owed before any payment. Some shops take vouchers, points or a third
     * party's coupon off their total, some do not: where the lines of a gross shop tell which, that
     * is taken.
     */
    private BigDecimal total(
            List<Discount> discounts, List<CartCharge> charges, List<Payment> payments) {
        BigDecimal stated =
                shop.decimal("shopTotal", "total")
                        .orElseThrow(() -> shop.wrong("shopTotal", "is missing"));
        List<BigDecimal> perhapsLeftOut = new ArrayList<>();
        discounts.stream()
                .filter(each -> each.payer() == Discount.Payer.THIRD_PARTY)
                .forEach(each -> perhapsLeftOut.add(each.amount()));
        payments.stream()
                .filter(each -> each.kind() != Payment.Kind.MONEY)
                .forEach(each -> perhapsLeftOut.add(each.amount()));
        charges.stream()
                .filter(each -> !each.kind().isPartOfTheOrder())
                .forEach(each -> perhapsLeftOut.add(each.amount()));
        BigDecimal missing = owed(discounts, charges).subtract(stated);
        return basis == PriceBasis.GROSS && sumOfSome(missing, perhapsLeftOut)
                ? stated.add(missing)
                : stated;
    }

    private static boolean sumOfSome(BigDecimal wanted, List<BigDecimal> amounts) {
        if (wanted.signum() == 0) {
            return true;
        }
        if (amounts.isEmpty()) {
            return false;
        }
        List<BigDecimal> rest = amounts.subList(1, amounts.size());
        return sumOfSome(wanted.subtract(amounts.getFirst()), rest) || sumOfSome(wanted, rest);
    }

    // Currency -----------------------------------------------------------------------------------

    private @Nullable ExchangeRate exchangeRate(String currency) {
        Fields fields = root.firstOf("exchangeRate", "fxRate").isPresent() ? root : shop;
        Optional<String> field = fields.firstOf("exchangeRate", "fxRate");
        BigDecimal inEuro = fields.decimalOrNull("eurRate", "eurPerUnit", "rateToEur");
        BigDecimal perEuro = fields.decimalOrNull("ecbRate", "bmfRate", "unitsPerEur");
        boolean agreed =
                fields.flag("fixedRatePolicy", "fixedRate", "rateAgreed").orElse(false)
                        || root.flag("fixedRatePolicy", "fixedRate", "rateAgreed").orElse(false);
        ExchangeRate rate = null;
        if (inEuro != null) {
            rate = ExchangeRate.inEuro(inEuro, "");
        } else if (perEuro != null) {
            rate = ExchangeRate.perEuro(perEuro, "");
        } else if (field.isPresent() && !fields.isObject(field.get())) {
            // The ECB and the BMF quote units per euro.
            rate = ExchangeRate.perEuro(fields.requiredDecimal(field.get()), "");
        } else if (field.isPresent()) {
            Fields quoted = fields.object(field.get()).orElseThrow();
            BigDecimal value =
                    quoted.decimal("rate", "value")
                            .orElseThrow(() -> quoted.wrong("rate", "is missing"));
            String from = quoted.text("from", "base").orElse("EUR");
            String source = quoted.text("source").orElse("");
            quoted.ignore("to", "quote", "date", "month");
            agreed |= quoted.flag("agreed", "fixed", "policy").orElse(false);
            rate =
                    from.equals(currency)
                            ? ExchangeRate.inEuro(value, source)
                            : ExchangeRate.perEuro(value, source);
            quoted.close();
        }
        return rate != null && agreed ? rate.asAgreed() : rate;
    }
}
