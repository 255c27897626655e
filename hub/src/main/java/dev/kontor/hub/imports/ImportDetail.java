package dev.kontor.hub.imports;

import dev.kontor.hub.books.PastBooks.Candidate;
import dev.kontor.hub.flow.JobItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an import knows of an object beside its verdict; kept with its item as JSON.
 *
 * @param customer as the source names them
 * @param document ref of the document that stands for it
 * @param number of that document
 * @param candidates documents of which a person may choose one, the likeliest first
 * @param asOf up to when it is known what Lexware held; null in what a version before has stored
 */
public record ImportDetail(
        @Nullable String customer,
        @Nullable String document,
        @Nullable String number,
        List<Candidate> candidates,
        @Nullable Instant asOf) {

    public ImportDetail {
        candidates = List.copyOf(candidates);
    }

    static ImportDetail of(@Nullable String customer, @Nullable Instant asOf) {
        return new ImportDetail(customer, null, null, List.of(), asOf);
    }

    /** As it is kept with an item. */
    static ImportDetail kept(JobItem item, JsonMapper json) {
        String text = item.detail();
        return text == null ? of(null, null) : json.readValue(text, ImportDetail.class);
    }

    ImportDetail with(String newDocument, @Nullable String newNumber) {
        return new ImportDetail(customer, newDocument, newNumber, List.of(), asOf);
    }

    ImportDetail with(List<Candidate> some) {
        return new ImportDetail(customer, null, null, some, asOf);
    }

    /** Whether a person who looked at this saw the document, and as it is now. */
    boolean shows(Candidate now) {
        return candidates.stream().anyMatch(each -> each.looksLike(now));
    }
}
