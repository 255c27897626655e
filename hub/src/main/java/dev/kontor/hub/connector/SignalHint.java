package dev.kontor.hub.connector;

import dev.kontor.hub.shared.SourceRef;

/**
 * "This source object may have changed."
 *
 * @param subject what the vendor reported, for example a refund
 * @param root the object that is read and worked on as one, for example the refund's order; the
 *     subject itself if it has no parent. Passes of one root never overlap
 */
public record SignalHint(SourceRef subject, SourceRef root) {

    public static SignalHint of(SourceRef root) {
        return new SignalHint(root, root);
    }
}
