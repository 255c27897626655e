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
 * @param reason a short word for why, shared by its likes; null if its kind has none
 * @param detail what its kind of job knows of it, as JSON; null if nothing
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
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String chosen,
        @Nullable String chosenBy) {

    public JobItem {
        reasons = List.copyOf(reasons);
    }

    public JobItem(
            SourceRef ref,
            SourceRef root,
            String number,
            Instant businessDate,
            String verdict,
            @Nullable Money amount,
            List<Words> reasons) {
        this(ref, root, number, businessDate, verdict, amount, reasons, null, null, null, null);
    }
}
