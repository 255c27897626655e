package dev.kontor.hub.books;

import dev.kontor.hub.books.PastBooks.Difference;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether documents that somebody else wrote are those of a source object (ADR 0021). A document is
 * taken for it without asking only if it names the object's number, bears its total to the cent and
 * its customer's name, is dated near it and is no draft, and if it is the only such document.
 * Whatever agrees in part is for a person to choose. Pure functions.
 */
final class AdoptionRules {

    /** An invoice may be dated before the order it was agreed in, and long after it. */
    static final int DAYS_BEFORE = 7;

    static final int DAYS_AFTER = 60;

    /** What is further away is looked at only if total and name agree. */
    static final int FAR_BEFORE = 31;

    static final int FAR_AFTER = 120;

    private static final String EURO = "EUR";

    /** Each reading is a call. */
    private static final int MOST_READ = 6;

    private static final int MOST_OF_OTHERS = 2;

    /** A number of fewer characters may be a quantity or a day; then its mark must stand there. */
    private static final int TELLING = 3;

    private AdoptionRules() {}

    /**
     * What is sought.
     *
     * @param number as people know it, such as {@code #1001}
     * @param names in which the document may be made out, in any form
     * @param written since when a document that was written counts whatever day it bears; null if
     *     the day always counts
     */
    record Sought(
            String number,
            Money total,
            LocalDate day,
            Set<String> names,
            @Nullable Instant written) {

        Sought {
            names =
                    names.stream()
                            .map(AdoptionRules::words)
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toUnmodifiableSet());
        }

        boolean sameTotal(Dated candidate) {
            BigDecimal other = candidate.document().total();
            return other != null
                    && total.currency().equals(EURO)
                    && total.amount().compareTo(other) == 0;
        }

        boolean sameName(Dated candidate) {
            return sameName(candidate.document().contactName());
        }

        boolean sameName(@Nullable String name) {
            return name != null && names.contains(words(name));
        }

        boolean near(Dated candidate) {
            return near(candidate.date());
        }

        boolean near(LocalDate date) {
            return within(date, DAYS_BEFORE, DAYS_AFTER);
        }

        boolean far(Dated candidate) {
            return far(candidate.date());
        }

        boolean far(LocalDate date) {
            return within(date, FAR_BEFORE, FAR_AFTER);
        }

        /** Whether it was written so lately that its day says nothing. */
        boolean lately(Dated candidate) {
            return lately(candidate.document().createdAt());
        }

        boolean lately(Instant createdAt) {
            return written != null && !createdAt.isBefore(written);
        }

        private boolean within(LocalDate date, int before, int after) {
            return !date.isBefore(day.minusDays(before)) && !date.isAfter(day.plusDays(after));
        }

        /** Whether a text names the number, and not merely contains its digits. */
        boolean namedIn(String text) {
            String bare = number.replaceFirst("^#", "");
            String written = bare.length() < TELLING ? number : bare;
            return !bare.isEmpty()
                    && Pattern.compile(
                                    "(?<![\\p{L}\\p{N}])"
                                            + Pattern.quote(written.toLowerCase(Locale.ROOT))
                                            + "(?![\\p{L}\\p{N}])")
                            .matcher(text.toLowerCase(Locale.ROOT))
                            .find();
        }

        private BigDecimal distance(Dated candidate) {
            BigDecimal other = candidate.document().total();
            return (other == null ? BigDecimal.ZERO : other).subtract(total.amount()).abs();
        }
    }

    /** A document and the day that it bears. */
    record Dated(MirroredDocument document, LocalDate date) {

        boolean draft() {
            return document.status().equals("draft");
        }
    }

    /** A document with all its texts; null if it was not read. */
    record Read(Dated dated, @Nullable String text) {}

    /** What a comparison came to. */
    sealed interface Judgement {

        record Fits(Dated document) implements Judgement {}

        /**
         * A person must choose, or say that it is none of them.
         *
         * @param several whether more than one fits in every respect
         */
        record Choose(List<Doubtful> candidates, boolean several) implements Judgement {}

        record Nothing() implements Judgement {}
    }

    /**
     * @param differs in what it differs; empty if in nothing
     */
    record Doubtful(Dated document, List<Difference> differs) {}

    /** Those of the documents that are worth a call each, the likeliest first. */
    static List<Dated> worthReading(Sought sought, List<Dated> documents) {
        List<Dated> named = documents.stream().filter(sought::sameName).toList();
        List<Dated> others =
                documents.stream()
                        .filter(each -> !sought.sameName(each))
                        .filter(sought::sameTotal)
                        .filter(each -> sought.near(each) || sought.lately(each))
                        .toList();
        return Stream.concat(
                        named.stream()
                                .filter(each ->
                                        sought.near(each)
                                                || sought.lately(each)
                                                || (sought.far(each) && sought.sameTotal(each)))
                                .sorted(
                                        Comparator.comparing(
                                                        (Dated each) -> !sought.sameTotal(each))
                                                .thenComparing(each -> !sought.near(each))
                                                .thenComparing(sought::distance)
                                                .thenComparing(Dated::date)),
                        others.size() <= MOST_OF_OTHERS ? others.stream() : Stream.empty())
                .limit(MOST_READ)
                .toList();
    }

    static Judgement judge(Sought sought, List<Read> documents) {
        List<Dated> fitting = new ArrayList<>();
        List<Doubtful> doubtful = new ArrayList<>();
        for (Read read : documents) {
            Dated each = read.dated();
            String text = read.text();
            boolean named = text != null && sought.namedIn(text);
            List<Difference> differs = differs(sought, each, named);
            if (differs.isEmpty()) {
                fitting.add(each);
            }
            boolean inPart = named || (sought.sameTotal(each) && sought.sameName(each));
            if (differs.isEmpty() || inPart) {
                doubtful.add(new Doubtful(each, differs));
            }
        }
        if (fitting.size() == 1) {
            return new Judgement.Fits(fitting.getFirst());
        }
        if (doubtful.isEmpty()) {
            return new Judgement.Nothing();
        }
        return new Judgement.Choose(
                doubtful.stream()
                        .sorted(Comparator.comparingInt(each -> each.differs().size()))
                        .toList(),
                fitting.size() > 1);
    }

    private static List<Difference> differs(Sought sought, Dated each, boolean named) {
        List<Difference> differs = new ArrayList<>();
        if (each.draft()) {
            differs.add(
                    new Difference("draft", new Words("ist noch ein Entwurf", "is still a draft")));
        }
        if (!sought.sameTotal(each)) {
            BigDecimal total = each.document().total();
            Words written = total == null ? Words.same("–") : new Money(total, EURO).words();
            differs.add(
                    new Difference(
                            "total",
                            new Words(
                                    "lautet auf %s statt %s"
                                            .formatted(written.de(), sought.total().words().de()),
                                    "is of %s instead of %s"
                                            .formatted(
                                                    written.en(), sought.total().words().en()))));
        }
        if (!sought.sameName(each)) {
            differs.add(
                    new Difference(
                            "name",
                            new Words("ist auf „%s“ ausgestellt", "is made out to '%s'")
                                    .with(String.valueOf(each.document().contactName()))));
        }
        if (!named) {
            differs.add(
                    new Difference(
                            "number",
                            new Words("nennt die Nummer %s nicht", "does not name the number %s")
                                    .with(sought.number())));
        }
        if (!sought.near(each)) {
            differs.add(
                    new Difference(
                            "date", new Words("liegt zeitlich weit ab", "is dated far away")));
        }
        return differs;
    }

    /** The words of a name in one order: Lexware writes persons "Last, First" in its index. */
    private static String words(String name) {
        return String.join(
                " ", new TreeSet<>(List.of(ContactMatching.matchName(name).split(" ", -1))));
    }
}
