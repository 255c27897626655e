package dev.kontor.hub.imports;

import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comparing a period costs, before it is begun. Creating what is missing comes on top: one
 * document costs two to three calls and counts in the limit of outgoing documents.
 *
 * @param objects of the source in the period; at least so many if not {@code exact}
 * @param sourceCalls requests to the source, which take at least {@code sourceTime}
 * @param documents invoices and credit notes in Lexware that they are compared with, up to 10,000;
 *     null if Lexware could not be asked
 * @param lexwareCalls at most so many requests to Lexware, which take {@code lexwareTime} if nobody
 *     else needs them
 * @param binding which limit decides how long it takes: {@code source} or {@code lexware}
 * @param remarks what a person should know before
 */
public record ImportEstimate(
        ImportRequest request,
        int objects,
        boolean exact,
        int sourceCalls,
        Duration sourceTime,
        @Nullable Long documents,
        int lexwareCalls,
        Duration lexwareTime,
        String binding,
        List<Words> remarks) {

    public ImportEstimate {
        remarks = List.copyOf(remarks);
    }

    /** How long it takes in all, if nothing else goes on. */
    public Duration time() {
        return sourceTime.compareTo(lexwareTime) > 0 ? sourceTime : lexwareTime;
    }
}
