package dev.kontor.hub.digest;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.Actions;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.SourceRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Looks every minute whether somebody has to be told: of all that is open, once a day; of what
 * holds money up, as soon as it does not solve itself within a minute. A mail that the server does
 * not take is tried again.
 */
@Component
class Digests implements WorkHandler {

    static final String KIND = "digest";

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Organisations organisations;
    private final StuckDesk desk;
    private final Approvals approvals;
    private final Actions actions;
    private final Postman postman;
    private final DigestTable table;
    private final Lane lane;
    private final Transactions transactions;
    private final InstantSource clock;
    private final @Nullable URI page;

    Digests(
            Organisations organisations,
            StuckDesk desk,
            Approvals approvals,
            Actions actions,
            Postman postman,
            DigestTable table,
            Lane lane,
            Transactions transactions,
            Configuration configuration,
            InstantSource clock) {
        this.organisations = organisations;
        this.desk = desk;
        this.approvals = approvals;
        this.actions = actions;
        this.postman = postman;
        this.table = table;
        this.lane = lane;
        this.transactions = transactions;
        this.clock = clock;
        URI publicUrl = configuration.hub().publicUrl();
        this.page = publicUrl == null ? null : URI.create(publicUrl + "/console");
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
        organisations.active().stream()
                .filter(this::wanted)
                .forEach(organisation ->
                        transactions.runInOrganisation(
                                organisation.id(),
                                () ->
                                        lane.lookAt(
                                                organisation.id(),
                                                ref(organisation),
                                                Priority.SWEEP,
                                                clock.instant().plus(EVERY))));
    }

    @Override
    public Verdict work(Claim claim) {
        Organisation organisation = organisations.find(claim.organisation()).orElse(null);
        if (organisation == null || !wanted(organisation)) {
            return new Verdict.Finished();
        }
        tell(organisation);
        return new Verdict.LookAgain(clock.instant().plus(EVERY), Priority.SWEEP);
    }

    /** Sends what is due now; returns how many mails. */
    int tell(Organisation organisation) {
        try {
            return (daily(organisation) ? 1 : 0) + (atOnce(organisation) ? 1 : 0);
        } catch (MailException refused) {
            LOG.warn(
                    "outcome=mail-refused organisation={} next attempt in {}: {}",
                    organisation.id(),
                    EVERY,
                    refused.getMessage());
            return 0;
        }
    }

    private boolean daily(Organisation organisation) {
        Instant now = clock.instant();
        ZonedDateTime local = now.atZone(organisation.settings().zone());
        LocalDate today = local.toLocalDate();
        boolean due =
                !local.toLocalTime().isBefore(organisation.settings().digest().at())
                        && transactions
                                .inOrganisation(
                                        organisation.id(), () -> table.lastDay(organisation.id()))
                                .filter(day -> !day.isBefore(today))
                                .isEmpty();
        if (!due) {
            return false;
        }
        List<StuckCase> stuck = desk.open(organisation.id(), null, 0, MOST);
        List<Approval> waiting = approvals.list(organisation.id(), Approval.State.WAITING, 0, MOST);
        boolean sent = send(organisation, false, stuck, waiting);
        transactions.runInOrganisation(
                organisation.id(), () -> table.sent(organisation.id(), today, now));
        return sent;
    }

    private boolean atOnce(Organisation organisation) {
        List<StuckCase> unannounced =
                desk.unannounced(organisation.id(), clock.instant().minus(EVERY)).stream()
                        .filter(this::holdsMoneyUp)
                        .toList();
        List<Approval> waiting =
                approvals.list(organisation.id(), Approval.State.WAITING, 0, MOST).stream()
                        .filter(approval ->
                                unannounced.stream()
                                        .anyMatch(
                                                each -> each.subject().equals(approval.subject())))
                        .toList();
        return send(organisation, true, unannounced, waiting);
    }

    /** What the daily mail tells is told; what is told is noted with the case. */
    private boolean send(
            Organisation organisation,
            boolean urgent,
            List<StuckCase> stuck,
            List<Approval> waiting) {
        List<StuckCase> besides =
                stuck.stream()
                        .filter(each -> !each.problem().code().equals(StuckDesk.NEEDS_APPROVAL))
                        .toList();
        if (besides.isEmpty() && waiting.isEmpty()) {
            return false;
        }
        Letter letter =
                Letter.of(
                        organisation.name(),
                        organisation.settings().language(),
                        urgent,
                        besides,
                        waiting,
                        page);
        transactions.requireNone("Sending a digest");
        postman.send(organisation.settings().digest().to(), letter.subject(), letter.text());
        desk.announced(organisation.id(), stuck.stream().map(StuckCase::id).toList());
        LOG.info(
                "outcome=told organisation={} urgent={} cases={}",
                organisation.id(),
                urgent,
                stuck.size());
        return true;
    }

    /** Where a finalised document, or anything else that nobody can undo, does not come about. */
    private boolean holdsMoneyUp(StuckCase stuck) {
        return actions.find(stuck.action())
                .map(Action::effect)
                .filter(ActionEffect.IRREVERSIBLE::equals)
                .isPresent();
    }

    private boolean wanted(Organisation organisation) {
        return postman.ready() && !organisation.settings().digest().to().isEmpty();
    }

    private static SourceRef ref(Organisation organisation) {
        return new SourceRef(organisation.lexware().connection().id(), KIND, KIND);
    }
}
