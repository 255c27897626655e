package dev.kontor.hub.organisation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long what holds personal data, and nobody has to keep, is kept.
 *
 * @param deliveryDays raw webhooks; null: as the installation says
 * @param snapshotDays source objects after their last reading; null: as the installation says
 */
public record RetentionSettings(@Nullable Integer deliveryDays, @Nullable Integer snapshotDays) {

    public static final RetentionSettings DEFAULT = new RetentionSettings(null, null);

    public Duration deliveries(Duration otherwise) {
        return deliveryDays == null ? otherwise : Duration.ofDays(deliveryDays);
    }

    public Duration snapshots(Duration otherwise) {
        return snapshotDays == null ? otherwise : Duration.ofDays(snapshotDays);
    }
}
