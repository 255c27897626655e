package dev.kontor.hub.digest;

import dev.kontor.hub.Hub;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;

/** Has a running hub tell people what is due now, without waiting for its minute. */
public final class TestDigest {

    private TestDigest() {}

    public static int tell(Hub hub, String organisation) {
        return hub.part(Digests.class)
                .tell(hub.part(Organisations.class).get(new OrganisationId(organisation)));
    }
}
