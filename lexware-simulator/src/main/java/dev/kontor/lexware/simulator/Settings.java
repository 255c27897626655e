package dev.kontor.lexware.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rate, latency, delays and pace of an organisation. What is null is taken from the settings below
 * it: an organisation's from the server's, the server's from {@link #documented()}.
 *
 * @param bucketDepth calls that may come at once after a rest, at least 1; documented nowhere,
 *     measured about 4 ({@code lexware-office-api.md} 3)
 * @param ratePerSecond calls per second and key in the long run; documented 2
 * @param unlimited no limit of calls at all
 * @param retryAfter whether a 429 says when to come again; documented nowhere, not seen when
 *     measured
 * @param documentsPerMinute fair-use pace of created documents; documented 20
 * @param documentPaceEnforced whether a document beyond the pace is refused with 429; the vendor
 *     documents a policy only
 * @param latency how long an answer takes, half before and half after the execution; real time
 * @param voucherlistDelay how long a new or changed document is not seen in voucherlist, drawn per
 *     change
 * @param contactUsableDelay how long a new contact is refused in an invoice
 * @param contactSearchDelay how long a new or changed contact is not found by the contact filters
 * @param contactRace whether contacts created at the same time meet {@code
 *     account_number_already_exists}
 * @param recognitionDelay how long an uploaded file's voucher stays {@code blank}
 * @param voucherDelay how long an uploaded file's voucher is unknown by its id
 * @param readings whom to believe where text and measurements disagree; empty for all that is
 *     inherited
 */
public record Settings(
        @Nullable Integer bucketDepth,
        @Nullable Double ratePerSecond,
        @Nullable Boolean unlimited,
        @Nullable Boolean retryAfter,
        @Nullable Integer documentsPerMinute,
        @Nullable Boolean documentPaceEnforced,
        @Nullable DurationRange latency,
        @Nullable DurationRange voucherlistDelay,
        @Nullable DurationRange contactUsableDelay,
        @Nullable DurationRange contactSearchDelay,
        @Nullable Boolean contactRace,
        @Nullable DurationRange recognitionDelay,
        @Nullable DurationRange voucherDelay,
        Map<Disputed, Reading> readings) {

    public Settings {
        readings = Map.copyOf(readings);
        if (bucketDepth != null && bucketDepth < 1) {
            throw new IllegalArgumentException(
                    "bucketDepth must be at least 1, but is " + bucketDepth);
        }
        if (ratePerSecond != null && !(ratePerSecond > 0)) {
            throw new IllegalArgumentException(
                    "ratePerSecond must be above 0, but is " + ratePerSecond);
        }
        if (documentsPerMinute != null && documentsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "documentsPerMinute must be at least 1, but is " + documentsPerMinute);
        }
    }

    /** Nothing of its own. */
    public static Settings inherit() {
        return new Settings(
                null, null, null, null, null, null, null, null, null, null, null, null, null,
                Map.of());
    }

    /** The vendor's limits, no latency, no delays. */
    public static Settings documented() {
        Map<Disputed, Reading> usual = new EnumMap<>(Disputed.class);
        for (Disputed point : Disputed.values()) {
            usual.put(point, point.usual());
        }
        return new Settings(
                4,
                2.0,
                false,
                false,
                20,
                false,
                DurationRange.NONE,
                DurationRange.NONE,
                DurationRange.NONE,
                DurationRange.NONE,
                false,
                DurationRange.NONE,
                DurationRange.NONE,
                usual);
    }

    /** With a token bucket of this depth and refill per second. */
    public Settings withRate(int depth, double perSecond) {
        return changed(copy -> {
            copy.bucketDepth = depth;
            copy.ratePerSecond = perSecond;
            copy.unlimited = false;
        });
    }

    /** Without a limit of calls. */
    public Settings withoutLimit() {
        return changed(copy -> copy.unlimited = true);
    }

    /** With a {@code Retry-After} in every 429. */
    public Settings withRetryAfter() {
        return changed(copy -> copy.retryAfter = true);
    }

    /** With a pace of documents, refused beyond it or only counted. */
    public Settings withDocumentPace(int perMinute, boolean enforced) {
        return changed(copy -> {
            copy.documentsPerMinute = perMinute;
            copy.documentPaceEnforced = enforced;
        });
    }

    /** With answers that take a while. */
    public Settings withLatency(DurationRange range) {
        return changed(copy -> copy.latency = range);
    }

    /** With a voucherlist that lags. */
    public Settings withVoucherlistDelay(DurationRange range) {
        return changed(copy -> copy.voucherlistDelay = range);
    }

    /** With contacts that can be used and found only after a while. */
    public Settings withContactDelays(DurationRange usable, DurationRange searchable) {
        return changed(copy -> {
            copy.contactUsableDelay = usable;
            copy.contactSearchDelay = searchable;
        });
    }

    /** With contacts that get into each other's way when they are created at the same time. */
    public Settings withContactRace() {
        return changed(copy -> copy.contactRace = true);
    }

    /** With vouchers of uploaded files that are recognised, and known by id, after a while. */
    public Settings withVoucherDelays(DurationRange recognised, DurationRange known) {
        return changed(copy -> {
            copy.recognitionDelay = recognised;
            copy.voucherDelay = known;
        });
    }

    /** With another belief about a disputed point. */
    public Settings withReading(Disputed point, Reading reading) {
        return changed(copy -> copy.readings.put(point, reading));
    }

    /** These settings, and where they say nothing those of {@code base}. */
    Settings over(Settings base) {
        Map<Disputed, Reading> merged = new EnumMap<>(Disputed.class);
        merged.putAll(base.readings);
        merged.putAll(readings);
        return new Settings(
                own(bucketDepth, base.bucketDepth),
                own(ratePerSecond, base.ratePerSecond),
                own(unlimited, base.unlimited),
                own(retryAfter, base.retryAfter),
                own(documentsPerMinute, base.documentsPerMinute),
                own(documentPaceEnforced, base.documentPaceEnforced),
                own(latency, base.latency),
                own(voucherlistDelay, base.voucherlistDelay),
                own(contactUsableDelay, base.contactUsableDelay),
                own(contactSearchDelay, base.contactSearchDelay),
                own(contactRace, base.contactRace),
                own(recognitionDelay, base.recognitionDelay),
                own(voucherDelay, base.voucherDelay),
                merged);
    }

    /** The settings in force, with the documented ones at the bottom. */
    Effective effective() {
        Settings full = over(documented());
        return new Effective(
                present(full.bucketDepth),
                present(full.ratePerSecond),
                present(full.unlimited),
                present(full.retryAfter),
                present(full.documentsPerMinute),
                present(full.documentPaceEnforced),
                present(full.latency),
                present(full.voucherlistDelay),
                present(full.contactUsableDelay),
                present(full.contactSearchDelay),
                present(full.contactRace),
                present(full.recognitionDelay),
                present(full.voucherDelay),
                full.readings);
    }

    private Settings changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.made();
    }

    private static <T> @Nullable T own(@Nullable T mine, @Nullable T base) {
        return mine == null ? base : mine;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The documented settings are complete");
        }
        return value;
    }

    /** Settings on their way to others. */
    private static final class Copy {

        private @Nullable Integer bucketDepth;
        private @Nullable Double ratePerSecond;
        private @Nullable Boolean unlimited;
        private @Nullable Boolean retryAfter;
        private @Nullable Integer documentsPerMinute;
        private @Nullable Boolean documentPaceEnforced;
        private @Nullable DurationRange latency;
        private @Nullable DurationRange voucherlistDelay;
        private @Nullable DurationRange contactUsableDelay;
        private @Nullable DurationRange contactSearchDelay;
        private @Nullable Boolean contactRace;
        private @Nullable DurationRange recognitionDelay;
        private @Nullable DurationRange voucherDelay;
        private final Map<Disputed, Reading> readings = new EnumMap<>(Disputed.class);

        Copy(Settings from) {
            bucketDepth = from.bucketDepth;
            ratePerSecond = from.ratePerSecond;
            unlimited = from.unlimited;
            retryAfter = from.retryAfter;
            documentsPerMinute = from.documentsPerMinute;
            documentPaceEnforced = from.documentPaceEnforced;
            latency = from.latency;
            voucherlistDelay = from.voucherlistDelay;
            contactUsableDelay = from.contactUsableDelay;
            contactSearchDelay = from.contactSearchDelay;
            contactRace = from.contactRace;
            recognitionDelay = from.recognitionDelay;
            voucherDelay = from.voucherDelay;
            readings.putAll(from.readings);
        }

        Settings made() {
            return new Settings(
                    bucketDepth,
                    ratePerSecond,
                    unlimited,
                    retryAfter,
                    documentsPerMinute,
                    documentPaceEnforced,
                    latency,
                    voucherlistDelay,
                    contactUsableDelay,
                    contactSearchDelay,
                    contactRace,
                    recognitionDelay,
                    voucherDelay,
                    readings);
        }
    }

    /** Settings without gaps. */
    record Effective(
            int bucketDepth,
            double ratePerSecond,
            boolean unlimited,
            boolean retryAfter,
            int documentsPerMinute,
            boolean documentPaceEnforced,
            DurationRange latency,
            DurationRange voucherlistDelay,
            DurationRange contactUsableDelay,
            DurationRange contactSearchDelay,
            boolean contactRace,
            DurationRange recognitionDelay,
            DurationRange voucherDelay,
            Map<Disputed, Reading> readings) {

        /** Whether the vendor's text is believed about that point, and not the measurements. */
        boolean documented(Disputed point) {
            return readings.get(point) == Reading.DOCUMENTED;
        }
    }
}
