package dev.kontor.lexware.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * The posting categories that are known at all ({@code lexware-office-api.md} 7.14): the vendor has
 * 231, and no complete list of them was found. Vouchers may name others.
 */
final class PostingCategories {

    private static final LocalDate SWITCH = LocalDate.of(2026, 4, 28);
    private static final List<Row> ROWS = rows();

    private PostingCategories() {}

    static ArrayNode list(Organisation organisation, LocalDate today) {
        ArrayNode list = Json.array();
        for (Row row : ROWS) {
            if (row.condition().holds(organisation, today)) {
                list.addObject()
                        .put("id", row.id())
                        .put("name", row.name())
                        .put("type", row.type())
                        .put("contactRequired", row.contactRequired())
                        .put("splitAllowed", row.splitAllowed())
                        .put("groupName", row.group());
            }
        }
        return list;
    }

    private static List<Row> rows() {
        try (InputStream in =
                PostingCategories.class.getResourceAsStream("posting-categories.csv")) {
            if (in == null) {
                throw new IllegalStateException("posting-categories.csv is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).filter(line -> !line.isBlank()).map(Row::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("posting-categories.csv cannot be read", e);
        }
    }

    /** Who sees a category. */
    private enum Condition {
        ALL,
        BEFORE_SWITCH,
        SINCE_SWITCH,
        ORIGIN,
        DESTINATION;

        boolean holds(Organisation organisation, LocalDate today) {
            return switch (this) {
                case ALL -> true;
                case BEFORE_SWITCH -> today.isBefore(SWITCH);
                case SINCE_SWITCH -> !today.isBefore(SWITCH);
                case ORIGIN, DESTINATION ->
                        organisation.distanceSalesPrinciple().filter(name()::equals).isPresent();
            };
        }
    }

    private record Row(
            String id,
            String name,
            String type,
            boolean contactRequired,
            boolean splitAllowed,
            String group,
            Condition condition) {

        static Row of(String line) {
            String[] fields = line.split(";", -1);
            return new Row(
                    fields[0],
                    fields[1],
                    fields[2],
                    fields[3].equals("yes"),
                    fields[4].equals("yes"),
                    fields[5],
                    Condition.valueOf(fields[6]));
        }
    }
}
