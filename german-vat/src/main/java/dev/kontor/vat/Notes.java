package dev.kontor.vat;

/**
 * The texts a document must carry ({@code vat.md} section 3, note topics). Where the law asks for
 * both VAT ids, the customer's stands in the text; the seller's own is on every document of
 * Lexware.
 */
final class Notes {

    static final Note SMALL_BUSINESS =
            note(
                    NoteTopic.SMALL_BUSINESS,
                    "Steuerfrei nach § 19 UStG (Kleinunternehmer).",
                    "Exempt under § 19 UStG (small business).");

    static final Note REVERSE_CHARGE =
            note(
                    NoteTopic.REVERSE_CHARGE,
                    "Steuerschuldnerschaft des Leistungsempfängers",
                    "Reverse charge");

    static final Note PHOTOVOLTAICS =
            note(
                    NoteTopic.PHOTOVOLTAICS,
                    "Steuersatz 0 % nach § 12 Abs. 3 UStG (Photovoltaik).",
                    "Zero rate under § 12 Abs. 3 UStG (photovoltaics).");

    static final Note MARGIN_SCHEME =
            note(
                    NoteTopic.MARGIN_SCHEME,
                    "Gebrauchtgegenstände/Sonderregelung",
                    "Margin scheme: second-hand goods");

    static final Note TRAVEL_SCHEME =
            note(
                    NoteTopic.MARGIN_SCHEME,
                    "Sonderregelung für Reisebüros",
                    "Margin scheme: travel agents");

    static final Note EXPORT =
            note(
                    NoteTopic.EXPORT,
                    "Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a, § 6 UStG.",
                    "Tax-free export under § 4 Nr. 1a, § 6 UStG.");

    static final Note OUTSIDE_GERMANY =
            note(
                    NoteTopic.OUTSIDE_GERMANY,
                    "In Deutschland nicht steuerbar; der Leistungsort liegt im Ausland (§ 3a UStG).",
                    "Not taxable in Germany; the place of supply is abroad (§ 3a UStG).");

    static final Note EXEMPT_SERVICE =
            note(NoteTopic.EXEMPTION, "Steuerfrei nach § 4 UStG.", "Exempt under § 4 UStG.");

    private Notes() {}

    static Note intraCommunitySupply(Customer customer) {
        String id = customer.vatId();
        return note(
                NoteTopic.INTRA_COMMUNITY_SUPPLY,
                "Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b, § 6a UStG."
                        + (id.isEmpty() ? "" : " USt-IdNr. des Kunden: " + id),
                "Tax-free intra-Community supply under § 4 Nr. 1b, § 6a UStG."
                        + (id.isEmpty() ? "" : " VAT id of the customer: " + id));
    }

    /** The statutory words stand alone in their sentence; they must not be varied. */
    static Note reverseChargeInTheUnion(Customer customer) {
        return note(
                NoteTopic.REVERSE_CHARGE,
                REVERSE_CHARGE.wording().de() + ". USt-IdNr. des Kunden: " + customer.vatId(),
                REVERSE_CHARGE.wording().en() + ". VAT id of the customer: " + customer.vatId());
    }

    private static Note note(NoteTopic topic, String de, String en) {
        return new Note(topic, new Wording(de, en));
    }
}
