package dev.kontor.hub.rest;

import dev.kontor.hub.flow.FlowPicture;
import dev.kontor.hub.flow.FlowProblem;
import dev.kontor.hub.flow.FlowSummary;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON about flows, rehearsals and jobs. Fields are added, never renamed or removed. */
final class FlowViews {

    private FlowViews() {}

    /**
     * A flow with its present content.
     *
     * @param picture null if the content is not understood any more
     */
    record FlowView(FlowSummary summary, String content, @Nullable FlowPicture picture) {}

    record FlowContent(@Nullable String content, @Nullable String note) {}

    /**
     * @param version the one that the caller had before them
     */
    record FlowChange(@Nullable String content, @Nullable Integer version, @Nullable String note) {}

    record FlowCopy(@Nullable String name) {}

    record FlowStart(@Nullable LocalDate from) {}

    record FlowRollBack(@Nullable Integer version) {}

    record FlowCheck(List<FlowProblem> problems) {}

    /**
     * A dry run: of an object of a source, or of an order written out.
     *
     * @param flow a saved one; if it and {@code content} are left out, all that are switched on
     * @param content a document that need not be saved
     */
    record DryRunRequest(
            @Nullable String ref,
            @Nullable JsonNode object,
            @Nullable String flow,
            @Nullable String content) {}

    /**
     * @param objects how many of the newest; 1,000 if left out
     */
    record BackTestRequest(
            @Nullable String flow, @Nullable String content, @Nullable Integer objects) {}

    record JobView(
            UUID id,
            String kind,
            String state,
            int total,
            int done,
            Map<String, Integer> counts,
            Instant startedAt,
            String startedBy,
            Instant changedAt,
            @Nullable Instant endedAt) {

        static JobView of(Job job) {
            return new JobView(
                    job.id(),
                    job.kind(),
                    job.state().name().toLowerCase(Locale.ROOT),
                    job.total(),
                    job.done(),
                    job.counts(),
                    job.startedAt(),
                    job.startedBy(),
                    job.changedAt(),
                    job.endedAt());
        }
    }

    record JobItemView(
            String ref,
            String root,
            String number,
            Instant businessDate,
            String verdict,
            @Nullable Money amount,
            List<Words> reasons,
            @Nullable String chosen,
            @Nullable String chosenBy) {

        static JobItemView of(JobItem item) {
            return new JobItemView(
                    item.ref().toString(),
                    item.root().toString(),
                    item.number(),
                    item.businessDate(),
                    item.verdict(),
                    item.amount(),
                    item.reasons(),
                    item.chosen(),
                    item.chosenBy());
        }
    }
}
