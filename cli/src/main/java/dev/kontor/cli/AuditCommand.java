package dev.kontor.cli;

import dev.kontor.cli.StuckCommand.OrganisationOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "audit",
        description = "The audit chains: keep their heads elsewhere, verify them.",
        synopsisSubcommandLabel = "(verify | heads)")
final class AuditCommand implements Runnable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "heads",
            description = {
                "Prints the newest entry of each chain as a line of JSON.",
                "Kept on another machine, such lines prove that no tail was cut off later."
            })
    int heads(@Mixin ConfigOption config, @Mixin OrganisationOption organisation) {
        Terminal terminal = Terminal.of(spec);
        try (HubClient hub = HubClient.of(config.access())) {
            for (String each : organisation.chosen(hub)) {
                JsonNode head = hub.get(Map.of(), "organisations", each, "audit", "head");
                if (head.path("entry").asLong() > 0) {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("organisation", each);
                    line.put("entry", head.path("entry").asLong());
                    line.put("hash", head.path("hash").asString());
                    terminal.say(JSON.writeValueAsString(line));
                }
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "verify",
            description = {
                "Verifies each chain against itself and against heads that were kept.",
                "Those that the hub keeps daily in its data folder are always among them. Ends with"
                        + " 1 if a chain is broken, and names the first entry that is wrong."
            })
    int verify(
            @Mixin ConfigOption config,
            @Mixin OrganisationOption organisation,
            @Option(
                            names = "--heads",
                            paramLabel = "FILE",
                            description =
                                    "More heads, kept elsewhere: lines of 'kontor audit heads', or a"
                                            + " copy of audit-heads.jsonl.")
                    @Nullable Path file) {
        Terminal terminal = Terminal.of(spec);
        List<JsonNode> kept = file == null ? List.of() : read(file);
        boolean whole = true;
        try (HubClient hub = HubClient.of(config.access())) {
            for (String each : organisation.chosen(hub)) {
                JsonNode answer =
                        hub.post(
                                Map.of("heads", heads(kept, each)),
                                "organisations",
                                each,
                                "audit",
                                "verify");
                whole &= answer.path("whole").asBoolean();
                terminal.say(line(each, answer));
            }
        }
        return whole ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static String line(String organisation, JsonNode answer) {
        long entries = answer.path("entries").asLong();
        int heads = answer.path("heads").asInt();
        return answer.path("whole").asBoolean()
                ? "%s: whole, %d entries, compared with %d kept heads"
                        .formatted(organisation, entries, heads)
                : "%s: BROKEN, %s"
                        .formatted(
                                organisation,
                                answer.path("broken")
                                        .path("words")
                                        .path(StuckCommand.language())
                                        .asString());
    }

    private static List<Map<String, Object>> heads(List<JsonNode> kept, String organisation) {
        List<Map<String, Object>> heads = new ArrayList<>();
        for (JsonNode each : kept) {
            if (each.path("organisation").asString("").equals(organisation)) {
                heads.add(
                        Map.of(
                                "entry", each.path("entry").asLong(),
                                "hash", each.path("hash").asString("")));
            }
        }
        return heads;
    }

    private static List<JsonNode> read(Path file) {
        List<JsonNode> heads = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    heads.add(JSON.readTree(line));
                }
            }
        } catch (IOException unreadable) {
            throw new CommandFailed(
                    ExitCode.USAGE, "%s cannot be read: %s".formatted(file, unreadable));
        } catch (JacksonException wrong) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "line %d of %s is no kept head".formatted(heads.size() + 1, file));
        }
        return heads;
    }
}
