package dev.kontor.hub.imports;

import dev.kontor.hub.books.PastDocuments;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.Jobs.Group;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says how far an import is, and how long it still takes: as fast as it was since it last began.
 */
@Component
class ImportOutlook {

    /** Fewer objects say nothing about how fast it goes. */
    private static final int TELLING = 20;

    private final Organisations organisations;
    private final ImportEstimates estimates;
    private final JsonMapper json;
    private final InstantSource clock;

    ImportOutlook(
            Organisations organisations,
            ImportEstimates estimates,
            JsonMapper json,
            InstantSource clock) {
        this.organisations = organisations;
        this.estimates = estimates;
        this.json = json;
        this.clock = clock;
    }

    Import of(OrganisationId organisation, Job job, List<Group> groups) {
        ImportRequest request = json.readValue(job.spec(), ImportRequest.class);
        ImportPlace place = json.readValue(job.place(), ImportPlace.class);
        Import bare =
                new Import(
                        job,
                        request,
                        place.phase().name().toLowerCase(Locale.ROOT),
                        progress(job, request, place),
                        null,
                        null,
                        groups);
        if (job.state() != Job.State.RUNNING) {
            return bare;
        }
        LexwareAccount account = organisations.get(organisation).lexware();
        Left left = left(job, request, place, bare.waiting(), account);
        return new Import(
                job, request, bare.step(), bare.progress(), left.time(), left.binding(), groups);
    }

    private record Left(@Nullable Duration time, String binding) {}

    private int progress(Job job, ImportRequest request, ImportPlace place) {
        return switch (place.phase()) {
            case DOCUMENTS -> {
                LocalDate first = PastDocuments.earliest(request.from());
                long all = ChronoUnit.DAYS.between(first, estimates.lastDay(request)) + 1;
                yield percent(ChronoUnit.DAYS.between(first, place.day()), all);
            }
            case OBJECTS -> percent(job.done(), job.total());
            case COMPARED -> 100;
        };
    }

    private static int percent(long part, long whole) {
        return whole <= 0 ? 0 : Math.toIntExact(Math.clamp(part * 100 / whole, 0, 100));
    }

    private Left left(
            Job job,
            ImportRequest request,
            ImportPlace place,
            long chosen,
            LexwareAccount account) {
        Duration creating = ImportEstimates.documentTime(chosen, account);
        int objects = Math.max(0, job.total() - job.done());
        return switch (place.phase()) {
            case COMPARED -> new Left(creating, "documents");
            case OBJECTS -> {
                int measured = job.done() - place.stretchDone();
                Duration took = Duration.between(place.stretchBegan(), clock.instant());
                yield new Left(
                        measured < TELLING
                                ? ImportEstimates.time(objects, account).plus(creating)
                                : took.multipliedBy(objects).dividedBy(measured).plus(creating),
                        "lexware");
            }
            case DOCUMENTS -> {
                long days = ChronoUnit.DAYS.between(place.day(), estimates.lastDay(request)) + 1;
                long pages = Math.max(0, days) / ImportPlace.DAYS_AT_ONCE + 1;
                yield new Left(
                        ImportEstimates.time(pages + objects, account).plus(creating), "lexware");
            }
        };
    }
}
