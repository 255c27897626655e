package dev.kontor.lexware;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists and groups as Lexware sends them: absent means empty, null entries mean nothing. */
final class Lists {

    private Lists() {}

    /** An unmodifiable copy without nulls. */
    static <T> List<T> present(@Nullable List<? extends @Nullable T> list) {
        if (list == null) {
            return List.of();
        }
        return list.stream()
                .<T>mapMulti((entry, sink) -> {
                    if (entry != null) {
                        sink.accept(Objects.requireNonNull(entry));
                    }
                })
                .toList();
    }

    /**
     * What a record's compact constructor needs for groups that Lexware left out, although their
     * type says non-null.
     */
    static <T> T orElse(@Nullable T value, T absent) {
        return value == null ? absent : value;
    }
}
