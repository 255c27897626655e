package dev.kontor.hub.imports;

import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.shared.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object of an import, with what came of it.
 *
 * @param result null while nothing was ordered for it
 */
public record ImportItem(JobItem item, ImportDetail detail, @Nullable Result result) {

    /** Whether a person may choose anything about it (again). */
    public boolean open() {
        return ImportVerdict.ofKey(item.verdict()).filter(ImportVerdict::creatable).isPresent()
                && !ImportHandOver.ORDERED.equals(item.chosen());
    }

    /**
     * What came of the order to create its document.
     *
     * @param number of the document; null while it has none
     * @param reason why it is stuck or waits; null if it does not
     * @param run the run that decided last; null if there was none yet
     */
    public record Result(
            ObjectOutcome outcome,
            @Nullable String number,
            @Nullable Words reason,
            @Nullable UUID run) {}
}
