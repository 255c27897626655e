package dev.kontor.vat.cases;

import dev.kontor.vat.Customer;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns of {@code vat-cases.csv} and what may stand in them ({@code vat.md} section 1). */
public final class CaseColumns {

    public static final String SELLER = "seller";
    public static final String CUSTOMER_COUNTRY = "customer_country";
    public static final String CUSTOMER_POSTCODE = "customer_postcode";
    public static final String CUSTOMER_KIND = "customer_kind";
    public static final String VAT_ID = "vat_id";
    public static final String VAT_ID_VALID = "vat_id_valid";
    public static final String SHIP_TO_COUNTRY = "ship_to_country";
    public static final String SHIP_TO_POSTCODE = "ship_to_postcode";
    public static final String PRODUCT_KIND = "product_kind";
    public static final String SERVICE_KIND = "service_kind";
    public static final String DATE = "date";
    public static final String PRICE_BASIS = "price_basis";
    public static final String AMOUNT = "amount";

    /** What every file must have as columns, though values may be empty. */
    public static final List<String> REQUIRED =
            List.of(
                    SELLER,
                    CUSTOMER_COUNTRY,
                    CUSTOMER_KIND,
                    PRODUCT_KIND,
                    DATE,
                    PRICE_BASIS,
                    AMOUNT);

    /** What a case states; a column that a file leaves out is empty in all its rows. */
    public static final List<String> FACTS =
            List.of(
                    SELLER,
                    CUSTOMER_COUNTRY,
                    CUSTOMER_POSTCODE,
                    CUSTOMER_KIND,
                    VAT_ID,
                    VAT_ID_VALID,
                    SHIP_TO_COUNTRY,
                    SHIP_TO_POSTCODE,
                    PRODUCT_KIND,
                    SERVICE_KIND,
                    DATE,
                    PRICE_BASIS,
                    AMOUNT);

    static final Map<String, Seller> SELLERS =
            ordered(
                    Map.entry("regular", Seller.regular()),
                    Map.entry("smallBusiness", Seller.smallBusiness()),
                    Map.entry("oss", Seller.oneStopShop()),
                    Map.entry("noOss", Seller.belowDistanceThreshold()));

    static final Map<String, Customer.Kind> CUSTOMER_KINDS =
            ordered(
                    Map.entry("business", Customer.Kind.BUSINESS),
                    Map.entry("consumer", Customer.Kind.CONSUMER),
                    Map.entry("public", Customer.Kind.PUBLIC_BODY));

    static final Map<String, Customer.VatIdStatus> VAT_ID_STATES =
            ordered(
                    Map.entry("yes", Customer.VatIdStatus.CONFIRMED),
                    Map.entry("no", Customer.VatIdStatus.INVALID),
                    Map.entry("unknown", Customer.VatIdStatus.UNKNOWN));

    static final Map<String, PriceBasis> PRICE_BASES =
            ordered(Map.entry("gross", PriceBasis.GROSS), Map.entry("net", PriceBasis.NET));

    static final Map<String, Boolean> YES_NO =
            ordered(Map.entry("yes", true), Map.entry("no", false));

    static final Map<String, GoodsKind> GOODS_KINDS = goodsKinds();

    static final Map<String, ServiceKind> SERVICE_KINDS = serviceKinds();

    private CaseColumns() {}

    /** The values a column may have; empty if any text, number or date may stand there. */
    public static List<String> allowed(String column) {
        Map<String, ?> values =
                switch (column) {
                    case SELLER -> SELLERS;
                    case CUSTOMER_KIND -> CUSTOMER_KINDS;
                    case VAT_ID_VALID -> VAT_ID_STATES;
                    case PRODUCT_KIND -> GOODS_KINDS;
                    case SERVICE_KIND -> SERVICE_KINDS;
                    case PRICE_BASIS -> PRICE_BASES;
                    default -> Map.of();
                };
        return List.copyOf(values.keySet());
    }

    private static Map<String, GoodsKind> goodsKinds() {
        Map<String, GoodsKind> kinds = new LinkedHashMap<>();
        for (GoodsKind kind : GoodsKind.values()) {
            if (kind != GoodsKind.UNSTATED) {
                kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
            }
        }
        return kinds;
    }

    private static Map<String, ServiceKind> serviceKinds() {
        Map<String, ServiceKind> kinds = new LinkedHashMap<>();
        for (ServiceKind kind : ServiceKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            kinds.put(name.replace("photovoltaics_", "pv_"), kind);
        }
        return kinds;
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(Map.Entry<String, T>... entries) {
        Map<String, T> values = new LinkedHashMap<>();
        for (Map.Entry<String, T> entry : entries) {
            values.put(entry.getKey(), entry.getValue());
        }
        return values;
    }
}
