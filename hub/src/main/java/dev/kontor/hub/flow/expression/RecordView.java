package dev.kontor.hub.flow.expression;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as CEL reads it: a map whose absent values are absent keys, so that {@code has()} works.
 * Keeps the record, so that a plain path hands on the very same object.
 */
final class RecordView extends AbstractMap<String, Object> {

    private final Record owner;
    private final @Nullable Instant doneAt;

    RecordView(Record owner) {
        this(owner, null);
    }

    RecordView(Record owner, @Nullable Instant doneAt) {
        this.owner = owner;
        this.doneAt = doneAt;
    }

    Record owner() {
        return owner;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        if (doneAt != null && CelTypes.DONE_AT.equals(key)) {
            return doneAt;
        }
        RecordShape.Property property =
                key instanceof String name
                        ? RecordShape.of(owner.getClass()).properties().get(name)
                        : null;
        return property == null ? null : Values.toCel(property.read(owner));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : RecordShape.of(owner.getClass()).properties().keySet()) {
            Object value = get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        if (doneAt != null) {
            all.put(CelTypes.DONE_AT, doneAt);
        }
        return Map.copyOf(all).entrySet();
    }

    /** Two views are equal if their records are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordView view && owner.equals(view.owner);
    }

    @Override
    public int hashCode() {
        return owner.hashCode();
    }

    @Override
    public String toString() {
        return owner.getClass().getSimpleName();
    }
}
