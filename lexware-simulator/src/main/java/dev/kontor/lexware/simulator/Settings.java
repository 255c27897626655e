package dev.kontor.lexware.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Rate, latency, delays and pace of an organisation. What is null is taken from the settings below
 * it: an organisation's from the server's, the server's from {@link #documented()}.
 *
 * @param bucketDepth calls that may come at once after a rest, at least 1; documented nowhere,
 *     measured about 4 ({@code lexware-office-api.md} 3)
 * @param ratePerSecond calls per second and key in the long run; documented 2
 * @param unlimited no limit of calls at all
 * @param documentsPerMinute fair-use pace of created documents; documented 20
 * @param documentPaceEnforced whether a document beyond the pace is refused with 429; the vendor
 *     documents a policy only
 * @param latency how long an answer takes, half before and half after the execution; real time
 * @param voucherlistDelay how long a new or changed document is not seen in voucherlist, drawn per
 *     change
 * @param contactUsableDelay how long a new contact is refused in an invoice
 * @param contactSearchDelay how long a new or changed contact is not found by the contact filters
 */
public record Settings(
        @Nullable Integer bucketDepth,
        @Nullable Double ratePerSecond,
        @Nullable Boolean unlimited,
        @Nullable Integer documentsPerMinute,
        @Nullable Boolean documentPaceEnforced,
        @Nullable DurationRange latency,
        @Nullable DurationRange voucherlistDelay,
        @Nullable DurationRange contactUsableDelay,
        @Nullable DurationRange contactSearchDelay) {

    public Settings {
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
        return new Settings(null, null, null, null, null, null, null, null, null);
    }

    /** The vendor's limits, no latency, no delays. */
    public static Settings documented() {
        return new Settings(
                4,
                2.0,
                false,
                20,
                false,
                DurationRange.NONE,
                DurationRange.NONE,
                DurationRange.NONE,
                DurationRange.NONE);
    }

    /** With a token bucket of this depth and refill per second. */
    public Settings withRate(int depth, double perSecond) {
        return new Settings(
                depth,
                perSecond,
                false,
                documentsPerMinute,
                documentPaceEnforced,
                latency,
                voucherlistDelay,
                contactUsableDelay,
                contactSearchDelay);
    }

    /** Without a limit of calls. */
    public Settings withoutLimit() {
        return new Settings(
                bucketDepth,
                ratePerSecond,
                true,
                documentsPerMinute,
                documentPaceEnforced,
                latency,
                voucherlistDelay,
                contactUsableDelay,
                contactSearchDelay);
    }

    /** With a pace of documents, refused beyond it or only counted. */
    public Settings withDocumentPace(int perMinute, boolean enforced) {
        return new Settings(
                bucketDepth,
                ratePerSecond,
                unlimited,
                perMinute,
                enforced,
                latency,
                voucherlistDelay,
                contactUsableDelay,
                contactSearchDelay);
    }

    /** With answers that take a while. */
    public Settings withLatency(DurationRange range) {
        return new Settings(
                bucketDepth,
                ratePerSecond,
                unlimited,
                documentsPerMinute,
                documentPaceEnforced,
                range,
                voucherlistDelay,
                contactUsableDelay,
                contactSearchDelay);
    }

    /** With a voucherlist that lags. */
    public Settings withVoucherlistDelay(DurationRange range) {
        return new Settings(
                bucketDepth,
                ratePerSecond,
                unlimited,
                documentsPerMinute,
                documentPaceEnforced,
                latency,
                range,
                contactUsableDelay,
                contactSearchDelay);
    }

    /** With contacts that can be used and found only after a while. */
    public Settings withContactDelays(DurationRange usable, DurationRange searchable) {
        return new Settings(
                bucketDepth,
                ratePerSecond,
                unlimited,
                documentsPerMinute,
                documentPaceEnforced,
                latency,
                voucherlistDelay,
                usable,
                searchable);
    }

    /** These settings, and where they say nothing those of {@code base}. */
    Settings over(Settings base) {
        return new Settings(
                own(bucketDepth, base.bucketDepth),
                own(ratePerSecond, base.ratePerSecond),
                own(unlimited, base.unlimited),
                own(documentsPerMinute, base.documentsPerMinute),
                own(documentPaceEnforced, base.documentPaceEnforced),
                own(latency, base.latency),
                own(voucherlistDelay, base.voucherlistDelay),
                own(contactUsableDelay, base.contactUsableDelay),
                own(contactSearchDelay, base.contactSearchDelay));
    }

    /** The settings in force, with the documented ones at the bottom. */
    Effective effective() {
        Settings full = over(documented());
        return new Effective(
                present(full.bucketDepth),
                present(full.ratePerSecond),
                present(full.unlimited),
                present(full.documentsPerMinute),
                present(full.documentPaceEnforced),
                present(full.latency),
                present(full.voucherlistDelay),
                present(full.contactUsableDelay),
                present(full.contactSearchDelay));
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

    /** Settings without gaps. */
    record Effective(
            int bucketDepth,
            double ratePerSecond,
            boolean unlimited,
            int documentsPerMinute,
            boolean documentPaceEnforced,
            DurationRange latency,
            DurationRange voucherlistDelay,
            DurationRange contactUsableDelay,
            DurationRange contactSearchDelay) {}
}
