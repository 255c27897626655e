package dev.kontor.hub.flow;

import dev.kontor.hub.action.Actions;
import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.flow.core.FlowStep;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.flow.expression.Scope;
import dev.kontor.hub.flow.expression.Wanted;
import dev.kontor.hub.shared.Words;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.Spelling;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlReader;
import dev.kontor.hub.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads flow documents (docs/flows.md) and checks everything that can be known without an object:
 * keys, actions, inputs, and every expression with its type. What was read before is not compiled
 * again: most organisations use the same documents. Thread-safe.
 */
final class FlowReader {

    /** What a document has at its top. */
    static final List<String> KEYS =
            List.of("flow", "title", "trigger", "from", "when", "settings", "steps");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int MOST_STEPS = 50;

    private static final int KEPT = 500;

    private final Actions actions;
    private final Map<Source, FlowDocument> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Source, FlowDocument> eldest) {
                            return size() > KEPT;
                        }
                    });

    FlowReader(Actions actions) {
        this.actions = actions;
    }

    /**
     * Reads one document.
     *
     * @param file its name in errors
     * @throws ConfigurationException with everything that is wrong: file, line, column, step and
     *     field, what is wrong and what would be right
     */
    FlowDocument read(String file, String text) {
        Source source = new Source(file, text);
        FlowDocument before = kept.get(source);
        if (before != null) {
            return before;
        }
        YamlProblems problems = new YamlProblems();
        Optional<FlowDocument> document =
                problems.attempt(() -> new OneDocument(problems, text).read(file));
        problems.throwIfAny();
        kept.put(source, document.orElseThrow());
        return document.orElseThrow();
    }

    private record Source(String file, String text) {}

    /** The reading of one document. */
    private final class OneDocument {

        private final YamlProblems problems;
        private final String text;

        OneDocument(YamlProblems problems, String text) {
            this.problems = problems;
            this.text = text;
        }

        FlowDocument read(String file) {
            YamlMap top = YamlReader.read(file, text, problems);
            top.rejectUnknownKeys(KEYS);
            Optional<String> name = problems.attempt(() -> name(top));
            Optional<Words> title = problems.attempt(() -> title(top));
            Optional<LocalDate> from = problems.attempt(() -> from(top)).orElse(Optional.empty());
            Map<String, Object> settings = settings(top);
            Trigger trigger = trigger(top);
            Expressions expressions =
                    new Expressions(problems, new Scope(trigger.records(), Map.of()));
            Expression when = expressions.read(top, "when", "", Wanted.condition("when"));
            List<FlowStep> steps = steps(top, trigger);
            problems.throwIfAny();
            return new FlowDocument(
                    name.orElseThrow(),
                    title.orElseThrow(),
                    trigger,
                    from.orElse(null),
                    when,
                    steps,
                    settings,
                    version());
        }

        private String name(YamlMap top) {
            YamlScalar scalar = top.requireScalar("flow");
            if (!NAME.matcher(scalar.text()).matches()) {
                throw scalar.wrong(
                        "'%s' cannot be the name of a flow".formatted(scalar.text()),
                        "use lower-case letters, digits and hyphens, such as order-to-invoice");
            }
            return scalar.text();
        }

        private Words title(YamlMap top) {
            YamlMap title = top.requireMap("title");
            title.rejectUnknownKeys("de", "en");
            return new Words(title.requireText("de"), title.requireText("en"));
        }

        private static Optional<LocalDate> from(YamlMap top) {
            return top.optionalAs("from", "a date such as 2026-12-01", LocalDate::parse);
        }

        private Trigger trigger(YamlMap top) {
            YamlScalar scalar = top.requireScalar("trigger");
            return Trigger.ofWord(scalar.text())
                    .orElseThrow(() ->
                            scalar.wrong(
                                    "there is no trigger '%s'".formatted(scalar.text()),
                                    Spelling.suggest(scalar.text(), Trigger.words())));
        }

        private Map<String, Object> settings(YamlMap top) {
            Map<String, Object> settings = new LinkedHashMap<>();
            problems.run(() ->
                    top.optionalMap("settings")
                            .ifPresent(map ->
                                    map.toPlain()
                                            .forEach((key, value) ->
                                                    putSetting(
                                                            map, settings,
                                                            key, value))));
            return settings;
        }

        private void putSetting(
                YamlMap map, Map<String, Object> settings, String key, @Nullable Object value) {
            if (value == null) {
                problems.add(
                        map.wrong(
                                        key,
                                        "the setting '%s' has no value".formatted(key),
                                        "give the value used when an organisation sets none")
                                .errors()
                                .getFirst());
            } else {
                settings.put(key, value);
            }
        }

        private List<FlowStep> steps(YamlMap top, Trigger trigger) {
            List<YamlMap> maps = top.requireList("steps").maps();
            if (maps.isEmpty() || maps.size() > MOST_STEPS) {
                throw top.wrong(
                        "steps",
                        "a flow has 1 to %d steps, this one %d".formatted(MOST_STEPS, maps.size()),
                        maps.isEmpty() ? "add '- id: …'" : "split it into several flows");
            }
            List<FlowStep> steps = new StepReader(actions, trigger, problems).read(maps, List.of());
            if (steps.size() > MOST_STEPS) {
                throw top.wrong(
                        "steps",
                        "a flow has at most %d steps, this one %d with those in its branches"
                                .formatted(MOST_STEPS, steps.size()),
                        "split it into several flows");
            }
            return steps;
        }

        private String version() {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 8);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
