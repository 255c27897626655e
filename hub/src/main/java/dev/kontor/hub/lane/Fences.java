package dev.kontor.hub.lane;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a pass that was taken over (because its node was frozen or cut off) from writing to our
 * tables. It protects these tables only, not the remote system; there the deadline of each request
 * does (design.md section 6, "Frozen processes").
 */
@Component
public class Fences {

    private final JdbcClient jdbc;

    Fences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Call inside the transaction that writes. Holds the claim until that transaction ends.
     *
     * @throws FenceBroken if the object is no longer claimed with this number
     */
    public void check(OrganisationId organisation, SourceRef ref, long fence) {
        boolean held =
                jdbc.sql(
                                "select 1 from work where organisation = ? and ref = ? and fence = ? for share")
                        .params(organisation.value(), ref.toString(), fence)
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!held) {
            throw new FenceBroken(ref, fence);
        }
    }
}
