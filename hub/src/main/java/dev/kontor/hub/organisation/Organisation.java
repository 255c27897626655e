package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Lexware Office account and all attached to it: the tenant, as declared and as it stands now.
 *
 * @param stateReason why nothing may be written; null while it may
 * @param declared whether kontor.yaml declares it; else it was added in the console
 * @param connections the connections to other systems, without the Lexware account itself
 */
public record Organisation(
        OrganisationId id,
        String name,
        boolean declared,
        State state,
        @Nullable Words stateReason,
        LexwareAccount lexware,
        OrganisationSettings settings,
        List<Connection> connections,
        List<FlowDeclaration> flows) {

    public Organisation {
        connections = List.copyOf(connections);
        flows = List.copyOf(flows);
    }

    /** Whether anything may be written to its Lexware account. Reading is always allowed. */
    public boolean mayWrite() {
        return state == State.ACTIVE;
    }

    /** The connection with this id; the Lexware account is one, too. */
    public Optional<Connection> connection(ConnectionId wanted) {
        if (wanted.equals(lexware.connection().id())) {
            return Optional.of(lexware.connection());
        }
        return connections.stream().filter(each -> each.id().equals(wanted)).findFirst();
    }

    public Optional<FlowDeclaration> flow(String flowName) {
        return flows.stream().filter(each -> each.name().equals(flowName)).findFirst();
    }

    /** How an organisation stands. */
    public enum State {
        /** Everything runs. */
        ACTIVE,
        /** Signals are taken and kept, sources are read, but Lexware is not written to. */
        WRITES_STOPPED
    }
}
