package dev.kontor.simulator.shopday;

import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up people and companies in Germany. */
final class People {

    private static final List<String> FIRST_NAMES =
            List.of(
                    "Anna",
                    "Jörg",
                    "Sabine",
                    "Thomas",
                    "Käthe",
                    "Murat",
                    "Lena",
                    "Björn",
                    "Aylin",
                    "Stefan",
                    "Jürgen",
                    "Petra",
                    "Emma",
                    "Lukas",
                    "Zoë",
                    "Günter",
                    "Marie",
                    "Tim",
                    "Renée",
                    "Fatma",
                    "Ole",
                    "Ilse",
                    "Noah",
                    "Heike",
                    "Matthias",
                    "Sören",
                    "Clara",
                    "Dirk",
                    "Mia",
                    "Hans-Peter");
    private static final List<String> LAST_NAMES =
            List.of(
                    "Müller",
                    "Schmidt",
                    "Weiß",
                    "Yılmaz",
                    "Krüger",
                    "Größl",
                    "Hoffmann",
                    "von der Heide",
                    "Bäcker",
                    "Lehmann",
                    "Jäger",
                    "Nowak",
                    "Schröder",
                    "Peters",
                    "Öztürk",
                    "Vogel",
                    "Meier-Lüdenscheidt",
                    "Frank",
                    "Straßer",
                    "König",
                    "Winter",
                    "Hübner",
                    "Sauer",
                    "Petersen",
                    "Roth",
                    "Zimmermann",
                    "Böhm",
                    "Engel",
                    "Kühn",
                    "Otto");
    private static final List<String> STREETS =
            List.of(
                    "Hauptstraße",
                    "Bahnhofstraße",
                    "Lindenweg",
                    "Am Mühlbach",
                    "Goethestraße",
                    "Kirchplatz",
                    "Gartenweg",
                    "Schäfergasse",
                    "Ringstraße",
                    "An der Brücke",
                    "Fährweg",
                    "Moltkestraße");
    private static final List<List<String>> PLACES =
            List.of(
                    List.of("10115", "Berlin"),
                    List.of("20095", "Hamburg"),
                    List.of("80331", "München"),
                    List.of("50667", "Köln"),
                    List.of("60311", "Frankfurt am Main"),
                    List.of("70173", "Stuttgart"),
                    List.of("01067", "Dresden"),
                    List.of("24103", "Kiel"),
                    List.of("79098", "Freiburg im Breisgau"),
                    List.of("90402", "Nürnberg"),
                    List.of("99084", "Erfurt"),
                    List.of("26121", "Oldenburg"),
                    List.of("33602", "Bielefeld"),
                    List.of("87435", "Kempten (Allgäu)"));
    private static final List<String> TRADES =
            List.of(
                    "Elektrotechnik",
                    "Büroservice",
                    "Gartenbau",
                    "Medien",
                    "Feinkost",
                    "Maschinenbau",
                    "Beratung",
                    "Möbelhaus",
                    "Physiotherapie",
                    "Druckerei",
                    "Software",
                    "Bäckerei",
                    "Logistik",
                    "Café");
    private static final List<String> LEGAL_FORMS =
            List.of("GmbH", "GmbH & Co. KG", "UG (haftungsbeschränkt)", "KG", "OHG", "e. K.", "AG");
    private static final double WITHOUT_VAT_ID = 0.1;
    private static final double B2B = 0.2;

    private People() {}

    /** A consumer; the number makes the e-mail address unique. */
    static CustomerSpec consumer(Random random, int number) {
        String first = one(random, FIRST_NAMES);
        String last = one(random, LAST_NAMES);
        String email = slug(first) + "." + slug(last) + number + "@mail.example";
        return CustomerSpec.named(first, last, email);
    }

    /** A company; the number makes its name and e-mail domain unique. */
    static Business business(Random random, int number) {
        String owner = one(random, LAST_NAMES);
        String name =
                owner
                        + " "
                        + one(random, TRADES)
                        + " "
                        + (number + 1)
                        + " "
                        + one(random, LEGAL_FORMS);
        String first = one(random, FIRST_NAMES);
        String email = "einkauf@" + slug(owner) + "-" + (number + 1) + ".example";
        String vatId = VatIds.next(random);
        boolean states = random.nextDouble() >= WITHOUT_VAT_ID;
        return new Business(
                number,
                name,
                states ? vatId : null,
                random.nextDouble() < B2B,
                CustomerSpec.named(first, owner, email),
                address(random, first, owner).withCompany(name));
    }

    static AddressSpec address(Random random, String first, String last) {
        List<String> place = one(random, PLACES);
        String street = one(random, STREETS) + " " + (1 + random.nextInt(180));
        return AddressSpec.of(first, last, street, place.getFirst(), place.getLast());
    }

    static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Lower-case ASCII letters and hyphens, as in mail addresses. */
    static String slug(String name) {
        return name.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ı", "i")
                .replace("é", "e")
                .replace("ë", "e")
                .replaceAll("[^a-z0-9]+", "-");
    }
}
