package dev.kontor.cli.demo;

import dev.kontor.cli.demo.Scoreboard.Booked;
import dev.kontor.cli.demo.Scoreboard.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The table at the end of the demo. */
final class Summary {

    private final Consumer<String> out;

    Summary(Consumer<String> out) {
        this.out = out;
    }

    /** Returns whether every order has exactly the documents it should. */
    boolean print(List<Line> lines, JsonNode statistics) {
        out.accept("");
        out.accept(row("order", "documents", "gross EUR", "calls", "what was healed"));
        for (Line line : lines) {
            out.accept(
                    row(
                            line.order().placed().name(),
                            line.documents().isEmpty()
                                    ? "-"
                                    : line.documents().stream()
                                            .map(Booked::number)
                                            .collect(Collectors.joining(" ")),
                            line.documents().stream()
                                    .map(document -> document.gross().setScale(2).toPlainString())
                                    .collect(Collectors.joining(" ")),
                            Integer.toString(line.calls()),
                            line.right()
                                    ? line.healed()
                                    : "WRONG: " + String.join("; ", line.wrong())));
        }
        long wrong = lines.stream().filter(line -> !line.right()).count();
        BigDecimal gross =
                lines.stream()
                        .flatMap(line -> line.documents().stream())
                        .filter(document -> document.kind().equals("invoice"))
                        .map(Booked::gross)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        out.accept("");
        out.accept(
                "%d orders, %d documents, %s EUR invoiced; %d calls to Lexware, %d of them refused for the pace."
                        .formatted(
                                lines.size(),
                                lines.stream().mapToInt(line -> line.documents().size()).sum(),
                                gross.setScale(2),
                                statistics.path("calls").asInt(),
                                statistics.path("throttled").asInt()));
        out.accept(
                wrong == 0
                        ? "Every order has exactly the documents it should, equal to the cent."
                        : wrong + " orders are not as they should be.");
        return wrong == 0;
    }

    private static String row(
            String order, String documents, String gross, String calls, String healed) {
        return String.format(
                        Locale.ROOT,
                        "%-7s %-15s %16s %6s  %s",
                        order,
                        documents,
                        gross,
                        calls,
                        healed)
                .stripTrailing();
    }
}
