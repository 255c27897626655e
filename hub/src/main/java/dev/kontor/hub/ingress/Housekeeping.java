package dev.kontor.hub.ingress;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes raw deliveries when they have been kept long enough: they hold personal data. Every
 * organisation's hourly pass deletes its own, and those of organisations that left kontor.yaml;
 * nodes do not wait for each other.
 */
@Component
class Housekeeping implements WorkHandler {

    static final String KIND = "housekeeping";

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(1);
    private static final int BATCH = 2_000;

    private final Organisations organisations;
    private final Lane lane;
    private final Transactions transactions;
    private final DeliveryTable table;
    private final InstantSource clock;
    private final Duration retention;

    Housekeeping(
            Organisations organisations,
            Lane lane,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock,
            IngressProperties properties) {
        this.organisations = organisations;
        this.lane = lane;
        this.transactions = transactions;
        this.table = new DeliveryTable(jdbc);
        this.clock = clock;
        this.retention = properties.retention();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    @EventListener(ApplicationReadyEvent.class)
    void scheduleAll() {
        for (Organisation organisation : organisations.active()) {
            SourceRef ref =
                    new SourceRef(organisation.lexware().connection().id(), KIND, "deliveries");
            transactions.runInOrganisation(
                    organisation.id(),
                    () ->
                            lane.lookAt(
                                    organisation.id(),
                                    ref,
                                    Priority.IMPORT,
                                    clock.instant().plus(EVERY)));
        }
    }

    @Override
    public Verdict work(Claim claim) {
        Instant now = clock.instant();
        Map<OrganisationId, Instant> own = new LinkedHashMap<>();
        for (Organisation each : organisations.active()) {
            Duration kept = each.settings().retention().deliveries(retention);
            if (!kept.equals(retention)) {
                own.put(each.id(), now.minus(kept));
            }
        }
        int deleted =
                transactions.acrossOrganisations(
                        () -> table.deleteBefore(now.minus(retention), own, BATCH));
        if (deleted > 0) {
            LOG.info("outcome=deliveries-deleted count={}", deleted);
        }
        return new Verdict.LookAgain(
                now.plus(deleted == BATCH ? BETWEEN_BATCHES : EVERY), Priority.IMPORT);
    }
}
