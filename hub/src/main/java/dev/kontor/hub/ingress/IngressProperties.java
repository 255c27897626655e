package dev.kontor.hub.ingress;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How webhooks are taken.
 *
 * @param largestBody a delivery with more bytes is refused with 413 and not read
 * @param retention how long raw deliveries are kept; must be longer than any vendor retries,
 *     because a delivery that was forgotten would be taken for new
 */
@ConfigurationProperties("kontor.ingress")
record IngressProperties(
        @DefaultValue("2MB") DataSize largestBody, @DefaultValue("30d") Duration retention) {

    private static final Duration LONGEST_RETRY = Duration.ofDays(7);

    IngressProperties {
        if (largestBody.toBytes() < 1
                || largestBody.toBytes() > DataSize.ofMegabytes(64).toBytes()) {
            throw new IllegalArgumentException(
                    "kontor.ingress.largest-body must be from 1B to 64MB, not " + largestBody);
        }
        if (retention.compareTo(LONGEST_RETRY) < 0) {
            throw new IllegalArgumentException(
                    "kontor.ingress.retention must be at least 7d, not " + retention);
        }
    }
}
