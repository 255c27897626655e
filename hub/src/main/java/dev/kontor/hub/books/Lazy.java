package dev.kontor.hub.books;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first needed, and once. For one thread. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T value = made.orElseGet(maker);
        made = Optional.of(value);
        return value;
    }

    /** The value if it was needed so far. */
    Optional<T> ifMade() {
        return made;
    }
}
