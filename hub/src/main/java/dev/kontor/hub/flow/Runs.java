package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What passes did and decided, and what became of each source object. Reads only. */
@Component
public class Runs {

    private static final int MOST = 1_000;

    private final RunTable runs;
    private final ObjectTable objects;
    private final Transactions transactions;

    Runs(RunTable runs, ObjectTable objects, Transactions transactions) {
        this.runs = runs;
        this.objects = objects;
        this.transactions = transactions;
    }

    /**
     * Runs, newest first.
     *
     * @param outcome null: all
     * @param root null: of all objects
     * @param limit at most 1,000
     */
    public List<Run> list(
            OrganisationId organisation,
            @Nullable ObjectOutcome outcome,
            @Nullable SourceRef root,
            int offset,
            int limit) {
        return transactions.inOrganisation(
                organisation,
                () -> runs.list(organisation, outcome, root, offset, Math.min(limit, MOST)));
    }

    /** How many runs {@link #list} would give without a limit. */
    public long count(
            OrganisationId organisation,
            @Nullable ObjectOutcome outcome,
            @Nullable SourceRef root) {
        return transactions.inOrganisation(
                organisation, () -> runs.count(organisation, outcome, root));
    }

    /**
     * Source objects, newest business date first.
     *
     * @param outcome null: all
     * @param limit at most 1,000
     */
    public List<SourceStatus> objects(
            OrganisationId organisation, @Nullable ObjectOutcome outcome, int offset, int limit) {
        return transactions.inOrganisation(
                organisation,
                () -> objects.list(organisation, outcome, offset, Math.min(limit, MOST)));
    }

    /**
     * Source objects whose business date is in that time, oldest first.
     *
     * @param until exclusive
     * @param limit at most 1,000
     */
    public List<SourceStatus> objectsBetween(
            OrganisationId organisation, Instant from, Instant until, int offset, int limit) {
        return transactions.inOrganisation(
                organisation,
                () -> objects.between(organisation, from, until, offset, Math.min(limit, MOST)));
    }

    /**
     * Why objects are as they are: the reason of the last decision about each in its last run.
     * Those about which nothing was decided are left out.
     */
    public Map<SourceRef, Words> lastReasons(
            OrganisationId organisation, Collection<SourceStatus> all) {
        Set<SourceRef> roots =
                all.stream().map(SourceStatus::root).collect(Collectors.toUnmodifiableSet());
        Map<SourceRef, Run> last =
                transactions
                        .inOrganisation(organisation, () -> runs.lastOf(organisation, roots))
                        .stream()
                        .collect(Collectors.toMap(Run::root, each -> each));
        Map<SourceRef, Words> reasons = new HashMap<>();
        for (SourceStatus object : all) {
            Run run = last.get(object.root());
            if (run != null) {
                run.decisions().stream()
                        .filter(each -> each.subject().equals(object.ref().toString()))
                        .forEach(each -> reasons.put(object.ref(), each.reason()));
            }
        }
        return reasons;
    }

    /** How many source objects there are of each outcome. */
    public Map<String, Long> objectCounts(OrganisationId organisation) {
        return transactions.inOrganisation(organisation, () -> objects.counts(organisation));
    }
}
