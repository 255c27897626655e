package dev.kontor.hub.books;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the contact that a party is, or says that a person must decide (design.md section 9):
 * differing VAT ids never match; an e-mail counts only with an agreeing name; anything else that
 * looks alike is a possible duplicate.
 */
final class ContactMatching {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEGAL_FORM =
            Pattern.compile(
                    "\\b(gmbh co kg|gmbh|mbh|ug haftungsbeschrankt|ug|kgaa|kg|ohg|ag|se|gbr|e k|ek|e v|ev|eg|partg|ltd|inc)\\b");

    /** ä, ö and ü, however they were written: with dots, with an e, or with neither. */
    private static final Pattern UMLAUT = Pattern.compile("([aou])e");

    /** A country and what it gives out; German ones have nine digits. Placeholders do not fit. */
    private static final Pattern VAT_ID = Pattern.compile("DE\\d{9}|(?!DE)[A-Z]{2}[0-9A-Z]{2,13}");

    private ContactMatching() {}

    /** What a comparison came to. */
    sealed interface Match {

        record Same(MirroredContact contact) implements Match {}

        record Possible(List<MirroredContact> contacts) implements Match {}

        record None() implements Match {}
    }

    static Match match(Party party, List<MirroredContact> contacts) {
        String vatId = vatId(party.vatId());
        List<MirroredContact> eligible =
                contacts.stream()
                        .filter(contact -> !contact.archived())
                        .filter(contact -> vatIdsAgree(vatId, contact.vatId()))
                        .toList();
        List<MirroredContact> same =
                eligible.stream().filter(contact -> isSame(party, vatId, contact)).toList();
        if (same.size() == 1) {
            return new Match.Same(same.getFirst());
        }
        List<MirroredContact> alike =
                same.isEmpty()
                        ? eligible.stream().filter(contact -> isAlike(party, contact)).toList()
                        : same;
        return alike.isEmpty() ? new Match.None() : new Match.Possible(alike);
    }

    /** The name in the form in which names are compared: no case, accents, marks or legal form. */
    static String matchName(String name) {
        String plain =
                MARKS.matcher(
                                Normalizer.normalize(
                                        name.toLowerCase(Locale.ROOT).replace("ß", "ss"),
                                        Normalizer.Form.NFKD))
                        .replaceAll("");
        String folded = UMLAUT.matcher(plain).replaceAll("$1");
        String words = NOT_WORDS.matcher(folded).replaceAll(" ").strip();
        String bare = LEGAL_FORM.matcher(words).replaceAll(" ").replaceAll("\\s+", " ").strip();
        return bare.isEmpty() ? words : bare;
    }

    /**
     * A VAT id in its written form: no blanks, dots or hyphens, upper case.
     *
     * @return null for what cannot be one ("none", "-", "n/a"): it must make nobody the same
     */
    static @Nullable String vatId(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String written = NOT_WORDS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        boolean numbered = written.chars().filter(Character::isDigit).count() >= 2;
        return numbered && VAT_ID.matcher(written).matches() ? written : null;
    }

    /** What tells this party from all others; the name of its contact in the ledger. */
    static String identity(Party party) {
        String vatId = vatId(party.vatId());
        if (vatId != null) {
            return "vat:" + vatId;
        }
        String name = matchName(Objects.requireNonNullElse(party.name(), ""));
        if (party.email() != null) {
            return "mail:" + party.email().toLowerCase(Locale.ROOT) + ":" + name;
        }
        PostalAddress address = party.address();
        String zip = address == null || address.zip() == null ? "" : address.zip();
        return "name:" + name + ":" + zip;
    }

    private static boolean vatIdsAgree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    private static boolean isSame(Party party, @Nullable String vatId, MirroredContact contact) {
        if (vatId != null && vatId.equals(contact.vatId())) {
            return true;
        }
        return hasEmail(party, contact) && hasName(party, contact);
    }

    private static boolean isAlike(Party party, MirroredContact contact) {
        return hasEmail(party, contact) || hasName(party, contact);
    }

    private static boolean hasEmail(Party party, MirroredContact contact) {
        String email = party.email();
        return email != null && contact.emails().contains(email.toLowerCase(Locale.ROOT));
    }

    private static boolean hasName(Party party, MirroredContact contact) {
        String name = party.name();
        return name != null && matchName(name).equals(contact.matchName());
    }
}
