package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.OrganisationId;
import java.text.Normalizer;
import java.util.Locale;

/** Makes ids of names: {@code Tee & Buch GmbH} becomes {@code tee-und-buch-gmbh}. */
final class OrganisationNames {

    private static final int LONGEST = 36;

    private OrganisationNames() {}

    /**
     * @param number above 1 it is appended, so that two of one name differ
     */
    static OrganisationId id(String name, int number) {
        String spelled =
                name.toLowerCase(Locale.GERMAN)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss")
                        .replace("&", " und ");
        String plain =
                Normalizer.normalize(spelled, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-+$", "");
        String base = cut.isEmpty() ? "organisation" : cut;
        return new OrganisationId(number == 1 ? base : base + "-" + number);
    }
}
