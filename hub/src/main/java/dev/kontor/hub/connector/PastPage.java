package dev.kontor.hub.connector;

import dev.kontor.hub.shared.SourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the objects of a period, oldest business date first as far as the vendor can say.
 *
 * @param roots objects that are read and worked on by themselves
 * @param next where the next page begins; null after the last
 */
public record PastPage(List<SourceRef> roots, @Nullable String next) {

    public PastPage {
        roots = List.copyOf(roots);
    }
}
