package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job found about one source object.
 *
 * @param root the object that it is worked on with
 * @param verdict a word of the job's kind, such as {@code new} or {@code adopted}
 * @param amount gross amount it is about; null if none
 * @param chosen what a person decided about it; null if nothing yet
 */
public record JobItem(
        SourceRef ref,
        SourceRef root,
        String number,
        Instant businessDate,
        String verdict,
        @Nullable Money amount,
        List<Words> reasons,
        @Nullable String chosen,
        @Nullable String chosenBy) {

    public JobItem {
        reasons = List.copyOf(reasons);
    }

    JobItem(
            SourceRef ref,
            SourceRef root,
            String number,
            Instant businessDate,
            String verdict,
            @Nullable Money amount,
            List<Words> reasons) {
        this(ref, root, number, businessDate, verdict, amount, reasons, null, null);
    }
}
