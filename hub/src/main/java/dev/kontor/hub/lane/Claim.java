package dev.kontor.hub.lane;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;

/**
 * The right to work on one object for now.
 *
 * @param revision counts the signals; those up to this one are answered by this pass
 * @param fence grows with every claim of the object: what was claimed with a smaller number may not
 *     write any more ({@link Fences})
 * @param fresh whether no pass has got to work since the object became due: it is new, or gave its
 *     place back
 * @param waitingSince when the oldest signal that this pass answers came in
 */
public record Claim(
        OrganisationId organisation,
        SourceRef ref,
        long revision,
        long fence,
        Priority priority,
        boolean fresh,
        Instant waitingSince) {}
