package dev.kontor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "stuck",
        description = "What needs a person: list it, look at one, answer it.",
        synopsisSubcommandLabel = "(list | show | answer)")
final class StuckCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            description = "Lists everything that is stuck, with reason and answers.")
    int list(@Mixin ConfigOption config, @Mixin OrganisationOption organisation) {
        Terminal terminal = Terminal.of(spec);
        try (HubClient hub = HubClient.of(config.access())) {
            int found = 0;
            for (String each : organisation.chosen(hub)) {
                for (JsonNode item : all(hub, each)) {
                    StuckText.summary(each, item).forEach(terminal::say);
                    found++;
                }
            }
            terminal.say(found == 0 ? "Nothing is stuck." : found + " stuck.");
        }
        return ExitCode.DONE;
    }

    /** All pages of an organisation. */
    private static List<JsonNode> all(HubClient hub, String organisation) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page;
        do {
            page = hub.get(Map.of("offset", items.size()), "organisations", organisation, "stuck");
            page.path("items").forEach(items::add);
        } while (!page.path("items").isEmpty() && items.size() < page.path("total").asInt());
        return items;
    }

    @Command(name = "show", description = "Shows one stuck object with all that is known about it.")
    int show(
            @Mixin ConfigOption config,
            @Mixin OrganisationOption organisation,
            @Parameters(paramLabel = "ID", description = "As 'kontor stuck list' shows it.")
                    String id) {
        try (HubClient hub = HubClient.of(config.access())) {
            JsonNode item = hub.get(Map.of(), "organisations", organisation.one(hub), "stuck", id);
            StuckText.everything(item).forEach(Terminal.of(spec)::say);
        }
        return ExitCode.DONE;
    }

    @Command(name = "answer", description = "Decides what happens to a stuck object.")
    int answer(
            @Mixin ConfigOption config,
            @Mixin OrganisationOption organisation,
            @Parameters(paramLabel = "ID", description = "As 'kontor stuck list' shows it.")
                    String id,
            @Parameters(paramLabel = "ANSWER", description = "One of the answers shown with it.")
                    String answer,
            @Option(
                            names = {"-n", "--note"},
                            paramLabel = "TEXT",
                            description = "Why; kept in the audit trail.")
                    @Nullable String note,
            @Option(
                            names = {"-k", "--keep"},
                            description =
                                    "Keeps the answer as a rule for later cases of the kind, where"
                                            + " it is marked '+keep'.")
                    boolean keep) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("answer", answer);
        if (note != null) {
            body.put("note", note);
        }
        if (keep) {
            body.put("keep", true);
        }
        try (HubClient hub = HubClient.of(config.access())) {
            JsonNode result =
                    hub.post(body, "organisations", organisation.one(hub), "stuck", id, "answer");
            Terminal.of(spec).say("Answered.");
            StuckText.everything(result).forEach(Terminal.of(spec)::say);
        }
        return ExitCode.DONE;
    }

    /** Which organisation is meant. */
    static final class OrganisationOption {

        @Option(
                names = {"-o", "--organisation"},
                paramLabel = "NAME",
                scope = ScopeType.LOCAL,
                description = "Its short name; may be left out where there is only one.")
        private @Nullable String name;

        /** The given one, or all. */
        List<String> chosen(HubClient hub) {
            if (name != null) {
                return List.of(name);
            }
            List<String> all = new ArrayList<>();
            hub.get(Map.of(), "organisations").forEach(each -> all.add(each.path("id").asString()));
            return all;
        }

        /** The given one, or the only one. */
        String one(HubClient hub) {
            List<String> chosen = chosen(hub);
            if (chosen.size() != 1) {
                throw new CommandFailed(
                        ExitCode.USAGE,
                        "which organisation? There are %s; add --organisation NAME"
                                .formatted(String.join(", ", chosen)));
            }
            return chosen.getFirst();
        }
    }

    /** The language of the person at the terminal, for texts that come in two. */
    static String language() {
        String language = Locale.getDefault().getLanguage();
        return language.equals("de") ? "de" : "en";
    }
}
