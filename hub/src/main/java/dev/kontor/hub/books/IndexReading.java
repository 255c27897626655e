package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads voucherlist for all who wait for it: numbers and totals of new documents, and doubts. One
 * page serves them together, however many they are.
 */
@Component
class IndexReading implements WorkHandler {

    static final String KIND = "document-index";

    private static final Duration SOON = Duration.ofSeconds(2);

    private final DocumentIndex index;
    private final DocumentMirror mirror;
    private final Ledger ledger;
    private final Lane lane;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;

    IndexReading(
            DocumentIndex index,
            DocumentMirror mirror,
            Ledger ledger,
            Lane lane,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.index = index;
        this.mirror = mirror;
        this.ledger = ledger;
        this.lane = lane;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** It serves many at once, so it does not queue behind them. */
    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    @Override
    public Verdict work(Claim claim) {
        OrganisationId organisation = claim.organisation();
        List<Effect> unnumbered = ledger.documentsWithout(organisation, "number");
        List<Effect> doubts =
                ledger.inDoubt(organisation).stream()
                        .filter(effect -> effect.key().role() != Role.CONTACT)
                        .filter(effect -> effect.key().role() != Role.ANNOTATION)
                        .toList();
        Optional<Instant> since = oldest(unnumbered, doubts);
        if (since.isEmpty()) {
            return new Verdict.Finished();
        }
        try {
            index.refresh(organisation, since.get().minus(DocumentIndex.SKEW), true);
            index.readCandidates(organisation, doubts, true);
        } catch (NotYourTurn | LexwareUnavailable notNow) {
            return again(SOON);
        }
        int numbered = number(organisation, unnumbered);
        doubts.forEach(doubt -> wake(organisation, doubt));
        return numbered == unnumbered.size() && doubts.isEmpty()
                ? new Verdict.Finished()
                : again(properties.indexEvery());
    }

    private Verdict again(Duration in) {
        return new Verdict.LookAgain(clock.instant().plus(in), Priority.TIMER);
    }

    /** Stores the numbers and totals that the mirror now shows, and wakes their objects. */
    private int number(OrganisationId organisation, List<Effect> unnumbered) {
        int count = 0;
        for (Effect effect : unnumbered) {
            DocumentFacts facts = json.readValue(effect.result(), DocumentFacts.class);
            Optional<DocumentFacts> known =
                    mirror.find(organisation, UUID.fromString(facts.id()))
                            .flatMap(row -> row.complete(facts));
            if (known.isPresent()) {
                ledger.learn(effect, json.writeValueAsString(known.get()));
                wake(organisation, effect);
                count++;
            }
        }
        return count;
    }

    private void wake(OrganisationId organisation, Effect effect) {
        transactions.runInOrganisation(
                organisation, () -> lane.signal(organisation, effect.root(), Priority.TIMER));
    }

    private static Optional<Instant> oldest(List<Effect> unnumbered, List<Effect> doubts) {
        return Stream.concat(
                        unnumbered.stream().map(Effect::doneAt),
                        doubts.stream().map(Effect::intendedAt))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }
}
