package dev.kontor.hub.connector;

import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.VendorSettings;
import dev.kontor.hub.shared.SourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code for one remote system. Implementations are Spring beans in a nested module {@code
 * connector.<vendor>}, thread-safe and without state of their own; what they must remember goes
 * through {@link SweepPage#next()}.
 */
public interface Connector {

    /** The vendor's name in kontor.yaml, connection ids and metrics: a lower-case word. */
    String vendor();

    /**
     * The keys a connection of this vendor has in kontor.yaml; null if its connections are declared
     * otherwise.
     */
    default @Nullable VendorSettings settings() {
        return null;
    }

    /**
     * Verifies one webhook call and says what may have changed. Must verify in constant time over
     * the raw bytes before reading anything else, must not call out, and must not throw for any
     * input.
     */
    Reception receive(Connection connection, Delivery delivery);

    /**
     * Reads a source object as it is now. {@code root} is always an object of its own (an order,
     * not its refund; see {@link SignalHint#root()}).
     */
    Snapshot read(Connection connection, SourceRef root);

    /**
     * Lists what changed since a checkpoint, to heal what webhooks lost. Each call reads one page.
     *
     * @param checkpoint what the previous page returned as {@link SweepPage#next()}; null at the
     *     very first sweep of the connection
     * @throws ConnectorFailure if the page could not be read; the checkpoint stays as it is
     */
    SweepPage sweep(Connection connection, @Nullable String checkpoint);

    /** Whether {@link #past} and {@link #pastSize} answer: not every vendor can list its past. */
    default boolean listsPast() {
        return false;
    }

    /**
     * Lists the objects of a period, one page a call, for imports. What changes meanwhile may be
     * missed or come twice.
     *
     * @param place what the previous page returned as {@link PastPage#next()}; null at first
     * @throws ConnectorFailure if the page could not be read
     */
    default PastPage past(Connection connection, Period period, @Nullable String place) {
        throw new UnsupportedOperationException(vendor() + " cannot list its past");
    }

    /**
     * Says how much {@link #past} would list. One call, or a few.
     *
     * @throws ConnectorFailure if the vendor could not be asked
     */
    default PastSize pastSize(Connection connection, Period period) {
        throw new UnsupportedOperationException(vendor() + " cannot list its past");
    }

    /**
     * Writes a note onto the source object, such as the invoice number. Repeating it is harmless:
     * the same note twice leaves the object as once.
     */
    WriteAnswer annotate(Connection connection, SourceRef ref, Annotation annotation);

    /**
     * Makes sure that the vendor sends webhooks to us, and reports what it had to mend. Called at
     * start and with each sweep round; harmless to repeat.
     *
     * @param callbackUrl the public address of this connection's ingress; null if the hub has none,
     *     so that only sweeps bring news
     * @throws ConnectorFailure if the vendor could not be asked; what was mended before stays so
     */
    List<String> ensureWebhooks(Connection connection, @Nullable String callbackUrl);

    /**
     * Tries a connection, perhaps before it is kept: asks the vendor who we are to it and what we
     * may. Writes nothing, and remembers nothing that would make the next try easier. Never throws
     * for what the vendor answers.
     *
     * @param callbackUrl as for {@link #ensureWebhooks}
     */
    default Inspection inspect(Connection connection, @Nullable String callbackUrl) {
        return new Inspection(List.of());
    }

    /**
     * The newest objects that flows could act on, newest first; empty if the vendor has none.
     *
     * @throws ConnectorFailure if the vendor could not be asked
     */
    default List<SourceRef> newest(Connection connection, int most) {
        return List.of();
    }
}
