package dev.kontor.hub.connector;

import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;

/**
 * "This source object may have changed."
 *
 * @param subject what the vendor reported, for example a refund
 * @param root the object that is read and worked on as one, for example the refund's order; the
 *     subject itself if it has no parent. Passes of one root never overlap
 * @param delay before the object is looked at; zero unless time itself is likely to answer
 */
public record SignalHint(SourceRef subject, SourceRef root, Duration delay) {

    public SignalHint(SourceRef subject, SourceRef root) {
        this(subject, root, Duration.ZERO);
    }

    public static SignalHint of(SourceRef root) {
        return new SignalHint(root, root);
    }

    /** The same, but the object is looked at later. */
    public SignalHint after(Duration other) {
        return new SignalHint(subject, root, other);
    }
}
