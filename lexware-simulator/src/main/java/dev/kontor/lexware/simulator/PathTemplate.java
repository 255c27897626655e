package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path with places for values, such as {@code /v1/invoices/{id}/file}. */
record PathTemplate(String text, List<String> segments) {

    static PathTemplate of(String text) {
        return new PathTemplate(text, segmentsOf(text));
    }

    static List<String> segmentsOf(String path) {
        List<String> segments = new ArrayList<>(5);
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return segments;
    }

    /** The values at the braces; empty when the path is another one. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                values.add(path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
