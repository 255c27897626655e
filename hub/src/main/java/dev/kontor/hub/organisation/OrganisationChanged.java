package dev.kontor.hub.organisation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This node sees an organisation for the first time, or otherwise than before: published on each
 * node, so that what it keeps of an organisation follows.
 *
 * @param before null: it is new here
 */
public record OrganisationChanged(@Nullable Organisation before, Organisation now) {

    /** Whether its Lexware account is reached otherwise, or it keeps its books otherwise. */
    public boolean accessChanged() {
        return before == null
                || !before.settings().equals(now.settings())
                || !before.lexware().baseUri().equals(now.lexware().baseUri())
                || !before.lexware().apiKey().equals(now.lexware().apiKey())
                || !Objects.equals(
                        before.lexware().organizationId(), now.lexware().organizationId());
    }

    /** The connections that may be used and could not before: new, resumed or let in again. */
    public List<Connection> begun() {
        return connections(now)
                .filter(each -> !each.paused())
                .filter(each -> before == null || !same(before, each))
                .toList();
    }

    private static boolean same(Organisation before, Connection now) {
        return before.connection(now.id())
                .filter(each -> !each.paused() && each.secrets().equals(now.secrets()))
                .filter(each -> each.settings().equals(now.settings()))
                .isPresent();
    }

    private static Stream<Connection> connections(Organisation organisation) {
        return Stream.concat(
                Stream.of(organisation.lexware().connection()),
                organisation.connections().stream());
    }
}
