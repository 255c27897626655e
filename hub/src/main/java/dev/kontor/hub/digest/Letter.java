package dev.kontor.hub.digest;

import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.organisation.OrganisationSettings.Language;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the mail says, in the organisation's language.
 *
 * @param subject without line breaks
 */
record Letter(String subject, String text) {

    private static final int EXAMPLES = 5;

    /**
     * @param urgent whether it is sent because money waits
     * @param page where it can be answered; null if the hub has no public address
     */
    static Letter of(
            String organisation,
            Language language,
            boolean urgent,
            List<StuckCase> stuck,
            List<Approval> waiting,
            @Nullable URI page) {
        List<String> lines = new ArrayList<>();
        if (!waiting.isEmpty()) {
            lines.add(say(language, new Words("Zur Freigabe:", "To be approved:")));
            waiting.stream().limit(EXAMPLES).forEach(each -> lines.add("- " + line(each)));
            more(lines, language, waiting.size());
            lines.add("");
        }
        byCode(stuck)
                .forEach((code, alike) -> {
                    lines.add(
                            say(
                                    language,
                                    new Words("%d × %s", "%d × %s").with(alike.size(), code)));
                    lines.add(say(language, alike.getFirst().problem().reason()));
                    alike.stream()
                            .limit(EXAMPLES)
                            .forEach(each -> lines.add("- " + each.subject()));
                    more(lines, language, alike.size());
                    lines.add("");
                });
        lines.add(
                page == null
                        ? say(
                                language,
                                new Words(
                                        "Antworten: in der Konsole oder mit „kontor stuck list“.",
                                        "Answer in the console, or with 'kontor stuck list'."))
                        : say(language, new Words("Antworten: %s", "Answer at %s").with(page)));
        Words subject =
                urgent
                        ? new Words(
                                "Kontor: Geld wartet, %d × (%s)", "Kontor: money waits, %d × (%s)")
                        : new Words("Kontor: %d × braucht Sie (%s)", "Kontor: %d × needs you (%s)");
        return new Letter(
                say(language, subject.with(stuck.size() + waiting.size(), organisation))
                        .replaceAll("\\s+", " "),
                String.join("\n", lines) + "\n");
    }

    private static Map<String, List<StuckCase>> byCode(List<StuckCase> stuck) {
        Map<String, List<StuckCase>> byCode = new LinkedHashMap<>();
        stuck.forEach(each ->
                byCode.computeIfAbsent(each.problem().code(), _ -> new ArrayList<>()).add(each));
        return byCode;
    }

    private static String line(Approval approval) {
        Money gross = approval.gross();
        return approval.number()
                + (gross == null ? "" : ", " + gross)
                + (approval.recipient() == null ? "" : ", " + approval.recipient());
    }

    private static void more(List<String> lines, Language language, int count) {
        if (count > EXAMPLES) {
            lines.add(
                    say(
                            language,
                            new Words("  und %d weitere", "  and %d more").with(count - EXAMPLES)));
        }
    }

    private static String say(Language language, Words words) {
        return language == Language.DE ? words.de() : words.en();
    }
}
