package dev.kontor.cli;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.Benchmarks;
import dev.kontor.hub.yaml.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "bench",
        description = {
            "Runs a benchmark: it starts what it needs, checks its own result, prints its figures"
                    + " last as one line of key=value pairs, and leaves nothing running.",
            "'kontor bench list' names them."
        })
final class BenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "The benchmark, or 'list'.")
    private String name = "list";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write figures and failures there as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything drawn at random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "What only this benchmark knows, such as orders=200; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec);
        if (name.equals("list")) {
            Benchmarks.all()
                    .forEach(each ->
                            terminal.say("%-14s %s".formatted(each.name(), each.description())));
            return ExitCode.DONE;
        }
        Benchmark benchmark = Benchmarks.named(name).orElseThrow(this::unknown);
        Path folder = Files.createTempDirectory("kontor-bench-");
        BenchResult result =
                benchmark.run(new BenchOptions(seed, settings, folder, terminal::progress));
        if (json != null) {
            write(json, result);
        }
        for (String failure : result.failures()) {
            terminal.say("NOT HELD: " + failure);
        }
        terminal.say(result.line());
        if (result.passed()) {
            Trees.delete(folder);
        } else {
            terminal.progress("Kept for a look: " + folder);
        }
        return result.passed() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private CommandFailed unknown() {
        List<String> names = Benchmarks.all().stream().map(Benchmark::name).toList();
        return new CommandFailed(
                ExitCode.USAGE,
                "there is no benchmark '%s'; %s".formatted(name, Spelling.suggest(name, names)));
    }

    private void write(Path file, BenchResult result) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", name);
        document.put("seed", seed);
        document.put("settings", settings);
        document.put("passed", result.passed());
        document.put("figures", result.figures());
        document.put("failures", result.failures());
        Files.writeString(
                file,
                JsonMapper.builder()
                                .build()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(document)
                        + System.lineSeparator());
    }
}
