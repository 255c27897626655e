package dev.kontor.vat;

/** The texts a document must carry ({@code vat.md} section 3, note topics). */
final class Notes {

    static final Note SMALL_BUSINESS =
            new Note(
                    NoteTopic.SMALL_BUSINESS,
                    new Wording(
                            "Steuerfrei nach § 19 UStG (Kleinunternehmer).",
                            "Exempt under § 19 UStG (small business)."));

    static final Note REVERSE_CHARGE =
            new Note(
                    NoteTopic.REVERSE_CHARGE,
                    new Wording("Steuerschuldnerschaft des Leistungsempfängers", "Reverse charge"));

    static final Note PHOTOVOLTAICS =
            new Note(
                    NoteTopic.PHOTOVOLTAICS,
                    new Wording(
                            "Steuersatz 0 % nach § 12 Abs. 3 UStG (Photovoltaik).",
                            "Zero rate under § 12 Abs. 3 UStG (photovoltaics)."));

    static final Note MARGIN_SCHEME =
            new Note(
                    NoteTopic.MARGIN_SCHEME,
                    new Wording(
                            "Gebrauchtgegenstände/Sonderregelung",
                            "Margin scheme: second-hand goods"));

    private Notes() {}
}
