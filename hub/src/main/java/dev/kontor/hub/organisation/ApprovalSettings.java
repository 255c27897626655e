package dev.kontor.hub.organisation;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people agree to frozen requests.
 *
 * @param fourEyesAbove gross amount in EUR above which nobody agrees to a rule that he wrote
 *     himself; null: at no amount
 * @param expireAfter how long a request waits for an answer
 */
public record ApprovalSettings(@Nullable BigDecimal fourEyesAbove, Duration expireAfter) {

    public static final ApprovalSettings DEFAULT = new ApprovalSettings(null, Duration.ofDays(14));
}
