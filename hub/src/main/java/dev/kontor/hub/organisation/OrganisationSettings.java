package dev.kontor.hub.organisation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation wants its books kept.
 *
 * @param closedUntil the last day (inclusive) of the closed period, in which nothing is written
 * @param contacts whose parties become contacts in Lexware
 * @param language of texts on documents and of words to people
 * @param zone in which an instant becomes a date
 * @param vat what it says about itself and its products for VAT
 * @param approvals how people agree to frozen requests
 * @param digest who is told by e-mail what needs a person
 * @param retention how long personal data is kept that nobody has to keep
 */
public record OrganisationSettings(
        @Nullable LocalDate closedUntil,
        ContactPolicy contacts,
        Language language,
        ZoneId zone,
        VatSettings vat,
        ApprovalSettings approvals,
        DigestSettings digest,
        RetentionSettings retention) {

    public static final OrganisationSettings DEFAULT =
            new OrganisationSettings(
                    null,
                    ContactPolicy.BUSINESSES,
                    Language.DE,
                    ZoneId.of("Europe/Berlin"),
                    VatSettings.DEFAULT,
                    ApprovalSettings.DEFAULT,
                    DigestSettings.DEFAULT,
                    RetentionSettings.DEFAULT);

    OrganisationSettings withVat(VatSettings other) {
        return new OrganisationSettings(
                closedUntil, contacts, language, zone, other, approvals, digest, retention);
    }

    public boolean closed(LocalDate day) {
        return closedUntil != null && !day.isAfter(closedUntil);
    }

    /** Whose parties become contacts. */
    public enum ContactPolicy {
        /** Businesses become contacts; consumers go on the document by one-time address. */
        BUSINESSES,
        /** Everybody becomes a contact. */
        ALL
    }

    /** The languages that {@link dev.kontor.hub.shared.Words} come in. */
    public enum Language {
        DE(Locale.GERMAN),
        EN(Locale.ENGLISH);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        public Locale locale() {
            return locale;
        }
    }
}
