package dev.kontor.simulator.vies;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a VAT id.
 *
 * @param vatId with its prefix, without blanks, in upper case
 * @param told whether the member state tells name and address; Germany and Spain do not
 * @param compares whether the member state compares a name that is asked about; Spain does
 */
public record Trader(
        String vatId, String name, @Nullable String address, boolean told, boolean compares) {

    public Trader {
        vatId = vatId.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
        if (vatId.length() < 4 || name.isBlank()) {
            throw new IllegalArgumentException("A trader needs a VAT id and a name");
        }
    }

    /** A trader as their member state treats it. */
    public static Trader of(String vatId, String name, @Nullable String address) {
        String id = vatId.strip().toUpperCase(Locale.ROOT);
        return new Trader(
                id,
                name,
                address,
                !id.startsWith("DE") && !id.startsWith("ES"),
                id.startsWith("ES"));
    }

    String country() {
        return vatId.substring(0, 2);
    }

    /** Word for word, upper and lower case aside. */
    boolean isCalled(String asked) {
        return name.strip().equalsIgnoreCase(asked.strip());
    }
}
