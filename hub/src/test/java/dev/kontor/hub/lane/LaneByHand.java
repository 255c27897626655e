package dev.kontor.hub.lane;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The lane by hand, without a scheduler: signals are stored, and a test claims what it wants. */
public final class LaneByHand {

    private final TestDatabase database;
    private final WorkTable table;
    private final Lane lane;

    public LaneByHand(TestDatabase database) {
        this.database = database;
        this.table = new WorkTable(database.jdbc());
        this.lane =
                new Lane(
                        database.jdbc(),
                        new StaticListableBeanFactory()
                                .getBeanProvider(com.github.kagkarlsson.scheduler.Scheduler.class));
    }

    public Lane lane() {
        return lane;
    }

    public Fences fences() {
        return new Fences(database.jdbc());
    }

    /** Signals the object and claims it at once. */
    public Claim claim(OrganisationId organisation, SourceRef ref, Priority priority) {
        return database.transactions()
                .inOrganisation(
                        organisation,
                        () -> {
                            lane.signal(organisation, ref, priority);
                            return table.claim(organisation, ref);
                        });
    }

    /** The priority with which the object waits. */
    public Priority priority(OrganisationId organisation, SourceRef ref) {
        return database.transactions()
                .inOrganisation(
                        organisation,
                        () ->
                                Priority.ofRank(
                                        database.jdbc()
                                                .sql(
                                                        "select priority from work where organisation = ? and ref = ?")
                                                .params(organisation.value(), ref.toString())
                                                .query(Integer.class)
                                                .single()));
    }

    /** Counts a permit, as the paces do when they grant one. */
    public static void permit() {
        Spending.count();
    }

    /** The refusal of a permit, as the paces throw it. */
    public static NotYourTurn notYourTurn(Instant turn) {
        return new NotYourTurn("calls", turn);
    }
}
