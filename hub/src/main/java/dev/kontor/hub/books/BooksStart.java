package dev.kontor.hub.books;

import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.OrganisationChanged;
import dev.kontor.hub.organisation.Organisations;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Before any work starts: every organisation has its paces and rules, and what was left open goes
 * on.
 */
@Component
class BooksStart implements SmartLifecycle {

    private final Organisations organisations;
    private final LexwareAccess lexware;
    private final StandingDocuments standing;
    private final VatDesk vat;
    private final Lane lane;
    private final Transactions transactions;
    private volatile boolean running;

    BooksStart(
            Organisations organisations,
            LexwareAccess lexware,
            StandingDocuments standing,
            VatDesk vat,
            Lane lane,
            Transactions transactions) {
        this.organisations = organisations;
        this.lexware = lexware;
        this.standing = standing;
        this.vat = vat;
        this.lane = lane;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        organisations.active().forEach(this::start);
        running = true;
    }

    /** An organisation that is new, or reached otherwise, has the same done to it. */
    @EventListener
    void follow(OrganisationChanged change) {
        if (running && change.accessChanged()) {
            start(change.now());
        }
    }

    private void start(Organisation organisation) {
        lexware.configurePaces(organisation);
        vat.declare(organisation.id());
        transactions.runInOrganisation(
                organisation.id(),
                () -> {
                    lane.signal(
                            organisation.id(),
                            standing.indexRef(organisation.id()),
                            Priority.TIMER);
                    lane.signal(
                            organisation.id(),
                            lexware.ref(organisation.id(), ContactReading.KIND, "all"),
                            Priority.IMPORT);
                });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the lane starts to work. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }
}
