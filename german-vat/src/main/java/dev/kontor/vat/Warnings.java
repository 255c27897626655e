package dev.kontor.vat;

import java.util.List;

/** What a seller should know about a destination without being held up (step 9). */
final class Warnings {

    private static final Warning NORWAY =
            new Warning(
                    "norway-voec",
                    new Wording(
                            "Norwegen: Sendungen an Verbraucher bis 3.000 NOK können die Anmeldung im VOEC-Verfahren verlangen.",
                            "Norway: consignments to consumers up to 3,000 NOK may need a VOEC registration."));

    private static final Warning SWITZERLAND =
            new Warning(
                    "swiss-mail-order",
                    new Wording(
                            "Schweiz und Liechtenstein: ab 100.000 CHF im Jahr mit Kleinsendungen gilt die Versandhandelsregelung.",
                            "Switzerland and Liechtenstein: from 100,000 CHF a year with small consignments the mail-order rule applies."));

    private static final Warning AUSTRALIA_NEW_ZEALAND =
            new Warning(
                    "australia-new-zealand-gst",
                    new Wording(
                            "Australien und Neuseeland: Sendungen von geringem Wert an Verbraucher können dort GST-pflichtig sein.",
                            "Australia and New Zealand: low value consignments to consumers may owe GST there."));

    private Warnings() {}

    static List<Warning> forExport(String country) {
        return switch (country) {
            case "NO" -> List.of(NORWAY);
            case "CH", "LI" -> List.of(SWITZERLAND);
            case "AU", "NZ" -> List.of(AUSTRALIA_NEW_ZEALAND);
            default -> List.of();
        };
    }
}
