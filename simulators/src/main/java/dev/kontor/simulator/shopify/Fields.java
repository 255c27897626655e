package dev.kontor.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table of what each field of each GraphQL type shows, and of what it is read from. */
final class Fields {

    private final GraphQLCodeRegistry.Builder registry;
    private final Set<String> defined = new HashSet<>();

    Fields(GraphQLCodeRegistry.Builder registry) {
        this.registry = registry;
    }

    <T> Of<T> of(String type, Class<T> source) {
        return new Of<>(type, source);
    }

    boolean defines(String type, String field) {
        return defined.contains(type + "." + field);
    }

    /** The fields of one type. */
    final class Of<T> {

        private final String type;
        private final Class<T> source;

        private Of(String type, Class<T> source) {
            this.type = type;
            this.source = source;
        }

        Of<T> show(String field, Function<T, @Nullable Object> value) {
            return showWith(field, (from, _) -> value.apply(from));
        }

        Of<T> always(String field, @Nullable Object value) {
            return showWith(field, (_, _) -> value);
        }

        Of<T> showWith(
                String field, BiFunction<T, DataFetchingEnvironment, @Nullable Object> value) {
            defined.add(type + "." + field);
            registry.dataFetcher(
                    FieldCoordinates.coordinates(type, field),
                    (DataFetchingEnvironment environment) ->
                            value.apply(
                                    source.cast(Objects.requireNonNull(environment.getSource())),
                                    environment));
            return this;
        }
    }
}
