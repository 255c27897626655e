package dev.kontor.cli.carts;

import dev.kontor.vat.Customer;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.document.Cart.Discount.Payer;
import dev.kontor.vat.document.Cart.Payment;
import dev.kontor.vat.document.CartCharge;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of the file format, in lower case without hyphens and underscores. */
final class Vocabulary {

    static final Map<String, Seller.Scheme> SELLERS =
            Map.of(
                    "regular", Seller.Scheme.REGULAR,
                    "smallbusiness", Seller.Scheme.SMALL_BUSINESS,
                    "oss", Seller.Scheme.ONE_STOP_SHOP,
                    "nooss", Seller.Scheme.BELOW_DISTANCE_THRESHOLD);

    static final Map<String, Customer.Kind> CUSTOMERS =
            Map.of(
                    "business", Customer.Kind.BUSINESS,
                    "consumer", Customer.Kind.CONSUMER,
                    "public", Customer.Kind.PUBLIC_BODY);

    static final Map<String, Customer.VatIdStatus> VAT_ID_CHECKS =
            Map.of(
                    "yes", Customer.VatIdStatus.CONFIRMED,
                    "true", Customer.VatIdStatus.CONFIRMED,
                    "no", Customer.VatIdStatus.INVALID,
                    "false", Customer.VatIdStatus.INVALID,
                    "unknown", Customer.VatIdStatus.UNKNOWN);

    static final Map<String, PriceBasis> PRICE_BASES =
            Map.of("gross", PriceBasis.GROSS, "net", PriceBasis.NET);

    static final Map<String, GoodsKind> PRODUCT_KINDS = productKinds();

    static final Map<String, ServiceKind> SERVICE_KINDS = serviceKinds();

    /** What stands among the lines or the fees and is no goods. */
    static final Map<String, CartCharge.Kind> CHARGE_KINDS = chargeKinds();

    static final Map<String, Payment.Kind> PAYMENT_KINDS = paymentKinds();

    static final Map<String, Payer> PAYERS =
            Map.ofEntries(
                    Map.entry("seller", Payer.SELLER),
                    Map.entry("shop", Payer.SELLER),
                    Map.entry("merchant", Payer.SELLER),
                    Map.entry("thirdparty", Payer.THIRD_PARTY),
                    Map.entry("marketplace", Payer.THIRD_PARTY),
                    Map.entry("manufacturer", Payer.THIRD_PARTY),
                    Map.entry("unknown", Payer.UNKNOWN));

    private Vocabulary() {}

    private static Map<String, GoodsKind> productKinds() {
        Map<String, GoodsKind> kinds = new HashMap<>();
        for (GoodsKind kind : GoodsKind.values()) {
            kinds.put(Fields.lower(kind.name()), kind);
        }
        return Map.copyOf(kinds);
    }

    private static Map<String, ServiceKind> serviceKinds() {
        Map<String, ServiceKind> kinds = new HashMap<>();
        for (ServiceKind kind : ServiceKind.values()) {
            kinds.put(Fields.lower(kind.name()), kind);
        }
        kinds.put("pvconfirmed", ServiceKind.PHOTOVOLTAICS_CONFIRMED);
        kinds.put("pvunconfirmed", ServiceKind.PHOTOVOLTAICS_UNCONFIRMED);
        kinds.put("pvreseller", ServiceKind.PHOTOVOLTAICS_RESELLER);
        return Map.copyOf(kinds);
    }

    private static Map<String, CartCharge.Kind> chargeKinds() {
        Map<String, CartCharge.Kind> kinds = new HashMap<>();
        put(kinds, CartCharge.Kind.SHIPPING, "shipping", "packing", "packaging", "express");
        put(kinds, CartCharge.Kind.SHIPPING, "cashondelivery", "cod", "giftwrap", "insurance");
        put(kinds, CartCharge.Kind.FEE, "fee", "fees", "payment", "paymentfee", "surcharge");
        put(kinds, CartCharge.Kind.FEE, "minimumquantity", "minimumorder", "smallorder");
        put(kinds, CartCharge.Kind.DUTY, "duty", "duties", "customs", "importduty");
        put(kinds, CartCharge.Kind.PACKAGING_DEPOSIT, "pfand", "bottledeposit");
        put(kinds, CartCharge.Kind.PACKAGING_DEPOSIT, "packagingdeposit", "crate");
        put(kinds, CartCharge.Kind.TRANSPORT_AID, "pallet", "pallets", "transportaid");
        put(kinds, CartCharge.Kind.TIP, "tip", "tips", "tipunknown");
        put(kinds, CartCharge.Kind.TIP_TO_STAFF, "tipstaff", "tiptostaff", "stafftip");
        put(kinds, CartCharge.Kind.TIP_TO_OWNER, "tipowner", "tiptoowner", "ownertip");
        put(kinds, CartCharge.Kind.CANCELLATION_FEE, "cancellation", "cancellationfee");
        put(kinds, CartCharge.Kind.DONATION, "donation", "donations");
        put(kinds, CartCharge.Kind.SECURITY_DEPOSIT, "deposit", "securitydeposit", "kaution");
        put(kinds, CartCharge.Kind.DAMAGES, "damages", "dunning", "dunningfee", "interest");
        put(kinds, CartCharge.Kind.DAMAGES, "defaultinterest", "latefee", "compensation");
        return Map.copyOf(kinds);
    }

    private static Map<String, Payment.Kind> paymentKinds() {
        Map<String, Payment.Kind> kinds = new HashMap<>();
        put(kinds, Payment.Kind.GIFT_CARD, "giftcard", "giftcardmulti", "vouchermulti");
        put(kinds, Payment.Kind.GIFT_CARD, "multipurposevoucher", "storecredit", "multi");
        put(kinds, Payment.Kind.GIFT_CARD, "multipurpose", "mehrzweckgutschein", "voucher");
        put(kinds, Payment.Kind.SINGLE_PURPOSE_VOUCHER, "giftcardsingle", "vouchersingle");
        put(kinds, Payment.Kind.SINGLE_PURPOSE_VOUCHER, "singlepurposevoucher", "single");
        put(kinds, Payment.Kind.SINGLE_PURPOSE_VOUCHER, "singlepurpose", "einzweckgutschein");
        put(kinds, Payment.Kind.LOYALTY_POINTS, "loyalty", "loyaltypoints", "points", "bonus");
        put(kinds, Payment.Kind.LOYALTY_POINTS, "bonuspoints");
        put(kinds, Payment.Kind.DOWN_PAYMENT, "downpayment", "anzahlung", "deposit");
        return Map.copyOf(kinds);
    }

    /**
     * What a charge is for. The word deposit means two things: packaging that is taxed, and money
     * that is given back.
     */
    static Optional<CartCharge.Kind> chargeKind(
            String word, String name, @Nullable BigDecimal rate) {
        boolean packaging =
                Fields.lower(name).contains("pfand") || (rate != null && rate.signum() > 0);
        CartCharge.Kind kind = CHARGE_KINDS.get(Fields.lower(word));
        return kind == CartCharge.Kind.SECURITY_DEPOSIT && packaging
                ? Optional.of(CartCharge.Kind.PACKAGING_DEPOSIT)
                : Optional.ofNullable(kind);
    }

    private static <T> void put(Map<String, T> kinds, T kind, String... names) {
        for (String name : names) {
            kinds.put(name, kind);
        }
    }
}
