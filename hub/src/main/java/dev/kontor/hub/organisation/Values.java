package dev.kontor.hub.organisation;

import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Optional single values with their defaults; a wrong one is noted and counts as left out. */
final class Values {

    private Values() {}

    static <T> Optional<T> noted(YamlProblems problems, Supplier<Optional<T>> reading) {
        return problems.attempt(reading).flatMap(value -> value);
    }

    static String text(YamlProblems problems, YamlMap map, String key, String otherwise) {
        return noted(problems, () -> map.optionalText(key)).orElse(otherwise);
    }

    static boolean flag(YamlProblems problems, YamlMap map, String key, boolean otherwise) {
        return noted(problems, () -> map.optionalBoolean(key)).orElse(otherwise);
    }

    /** A whole number between two bounds, both included. */
    static int whole(
            YamlProblems problems, YamlMap map, String key, int otherwise, int least, int most) {
        String expected = "a whole number from %d to %d".formatted(least, most);
        return noted(
                        problems,
                        () ->
                                map.optionalAs(
                                        key,
                                        expected,
                                        text -> {
                                            int number = Integer.parseInt(text);
                                            if (number < least || number > most) {
                                                throw new IllegalArgumentException(expected);
                                            }
                                            return number;
                                        }))
                .orElse(otherwise);
    }

    /** An absolute http(s) URL, without a trailing slash. */
    static Optional<URI> url(YamlProblems problems, YamlMap map, String key) {
        return noted(problems, () -> map.optionalScalar(key).map(Values::url));
    }

    static URI url(YamlScalar scalar) {
        return scalar.as(
                "a URL such as https://host/path, without query and fragment",
                text -> {
                    URI uri = URI.create(text.strip().replaceAll("/+$", ""));
                    boolean http =
                            "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                    if (!http
                            || uri.getHost() == null
                            || uri.getQuery() != null
                            || uri.getFragment() != null) {
                        throw new IllegalArgumentException(text);
                    }
                    return uri;
                });
    }
}
