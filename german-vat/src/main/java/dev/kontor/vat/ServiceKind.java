package dev.kontor.vat;

/**
 * What refines the kind of goods where the place of supply or the tax debtor depends on it ({@code
 * vat.md} section 1, {@code service_kind}).
 */
public enum ServiceKind implements Wording.Named {
    /** Nothing special. */
    GENERAL("ohne Besonderheit", "nothing special"),
    /** A service of the § 3a Abs. 4 catalogue. */
    CONSULTING("Beratung oder Katalogleistung", "consulting or catalogue service"),
    /** Supplied electronically. */
    ELECTRONIC("elektronisch erbracht", "supplied electronically"),
    /** Admission to an event on site. */
    EVENT_ADMISSION("Eintritt vor Ort", "admission on site"),
    /** A live event over the network. */
    EVENT_ONLINE("Veranstaltung im Netz", "live event online"),
    /** Connected with land. */
    REAL_ESTATE("Grundstücksleistung", "connected with land"),
    /** Eaten on the premises. */
    RESTAURANT("Verzehr vor Ort", "eaten on the premises"),
    /** Hire of a vehicle up to 30 days. */
    SHORT_HIRE("kurzfristige Fahrzeugmiete", "short hire of a vehicle"),
    /** The customer collects the goods. */
    PICKUP("Abholung durch den Kunden", "collected by the customer"),
    /** The buyer of a building service handed over a valid USt 1 TG. */
    BUILDER_CERTIFICATE("Bauleister mit Bescheinigung", "builder with certificate"),
    /** The buyer of a building service says he is a builder, without certificate. */
    BUILDER_CLAIM("Bauleister ohne Bescheinigung", "builder without certificate"),
    /** Photovoltaics: operator, building and power are confirmed. */
    PHOTOVOLTAICS_CONFIRMED(
            "Photovoltaik, Bedingungen bestätigt", "photovoltaics, conditions confirmed"),
    /** Photovoltaics: the conditions are not confirmed. */
    PHOTOVOLTAICS_UNCONFIRMED("Photovoltaik, Bedingungen offen", "photovoltaics, conditions open"),
    /** Photovoltaics sold to somebody who resells. */
    PHOTOVOLTAICS_RESELLER("Photovoltaik an Wiederverkäufer", "photovoltaics for a reseller"),
    /**
     * Photovoltaics: the conditions are checked and not met, as for a wallbox, maintenance, rent.
     */
    PHOTOVOLTAICS_EXCLUDED(
            "Photovoltaik, Bedingungen nicht erfüllt", "photovoltaics, conditions not met");

    private final String de;
    private final String en;

    ServiceKind(String de, String en) {
        this.de = de;
        this.en = en;
    }

    /** What people call it. */
    @Override
    public Wording wording() {
        return new Wording(de, en);
    }

    /** Whether the place of supply is where it happens, whoever the customer is (step 10). */
    boolean boundToAPlace() {
        return this == EVENT_ADMISSION
                || this == REAL_ESTATE
                || this == RESTAURANT
                || this == SHORT_HIRE;
    }

    /**
     * Whether it can be said of that kind of goods at all; otherwise the facts contradict (R01).
     */
    boolean fits(GoodsKind kind) {
        return switch (this) {
            case GENERAL -> true;
            case CONSULTING, EVENT_ADMISSION, SHORT_HIRE -> kind == GoodsKind.SERVICE;
            case EVENT_ONLINE -> kind == GoodsKind.SERVICE || kind == GoodsKind.DIGITAL;
            case ELECTRONIC ->
                    kind == GoodsKind.DIGITAL
                            || kind == GoodsKind.EBOOK
                            || kind == GoodsKind.SERVICE;
            case REAL_ESTATE ->
                    kind == GoodsKind.SERVICE
                            || kind == GoodsKind.CONSTRUCTION
                            || kind == GoodsKind.BUILDING_CLEANING
                            || kind == GoodsKind.LODGING;
            case RESTAURANT ->
                    kind == GoodsKind.MEAL
                            || kind == GoodsKind.FOOD
                            || kind == GoodsKind.DRINK
                            || kind == GoodsKind.EXCISE_GOODS
                            || kind == GoodsKind.SERVICE;
            case PICKUP -> kind.isMoved();
            case BUILDER_CERTIFICATE, BUILDER_CLAIM -> kind == GoodsKind.CONSTRUCTION;
            case PHOTOVOLTAICS_CONFIRMED,
                    PHOTOVOLTAICS_UNCONFIRMED,
                    PHOTOVOLTAICS_RESELLER,
                    PHOTOVOLTAICS_EXCLUDED ->
                    kind == GoodsKind.PHOTOVOLTAIC;
        };
    }
}
