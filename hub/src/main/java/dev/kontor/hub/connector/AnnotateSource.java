package dev.kontor.hub.connector;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.Doubt;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.Deadline;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Intent;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Performance;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the number of a document onto the source object it belongs to. Repeating it is harmless,
 * so a doubt is settled by doing it again.
 */
@Component
class AnnotateSource implements Action<AnnotateSource.Input, AnnotateSource.Output> {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Connectors connectors;
    private final Organisations organisations;
    private final Ledger ledger;
    private final InstantSource clock;
    private final JsonMapper json;

    AnnotateSource(
            Connectors connectors,
            Organisations organisations,
            Ledger ledger,
            InstantSource clock,
            JsonMapper json) {
        this.connectors = connectors;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param kind of the document, such as {@code invoice}
     * @param number such as {@code RE0042}
     * @param link page of the document; null if there is none
     */
    public record Input(
            @Meaning(
                            de = "Art des Belegs: invoice oder credit-note",
                            en = "Kind of the document: invoice or credit-note")
                    String kind,
            @Meaning(de = "Nummer des Belegs", en = "Number of the document") String number,
            @Meaning(de = "Adresse des Belegs", en = "Address of the document")
                    @Nullable String link) {}

    /** What stands on the source object now. */
    public record Output(
            @Meaning(
                            de = "Die Nummer, die jetzt an der Quelle steht",
                            en = "The number that now stands at the source")
                    String number) {}

    @Override
    public String name() {
        return "source.annotate";
    }

    @Override
    public Words title() {
        return new Words("Belegnummer in der Quelle vermerken", "Note the document's number");
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Class<Output> output() {
        return Output.class;
    }

    @Override
    public ActionEffect effect() {
        return ActionEffect.WRITE;
    }

    @Override
    public int cost() {
        return 0;
    }

    @Override
    public Words description() {
        return new Words(
                "Vermerkt Art, Nummer und Link des Belegs an der Quelle, etwa an der Bestellung im Shop.",
                "Notes kind, number and link of the document at the source, such as the order in the shop.");
    }

    @Override
    public Optional<String> role() {
        return Optional.of(Role.ANNOTATION.key());
    }

    @Override
    public Doubt doubt() {
        return Doubt.REPEAT;
    }

    @Override
    public Optional<Output> expected(ActionContext context, Input input, Plan plan) {
        return Optional.of(new Output(input.number()));
    }

    @Override
    public Plan plan(ActionContext context, Input input) {
        boolean noted =
                ledger.find(intent(context, input).key())
                        .filter(effect -> effect.state() == EffectState.DONE)
                        .filter(effect -> effect.fingerprint().equals(input.number()))
                        .isPresent();
        if (noted) {
            return new Plan(true, List.of(), null, List.of(), 0);
        }
        return new Plan(
                false,
                List.of(
                        new Plan.PlannedRequest(
                                "ANNOTATE",
                                context.subject().ref().toString(),
                                json.writeValueAsString(input))),
                null,
                List.of(),
                0);
    }

    @Override
    public Outcome<Output> perform(ActionContext context, Input input) {
        Connection connection =
                organisations.connection(context.organisation(), context.rootRef().connection());
        if (connection.pause() != null) {
            return new Outcome.Waiting<>(
                    clock.instant().plus(Duration.ofMinutes(5)), connection.pause().reason());
        }
        Intent intent = intent(context, input);
        Note remote = new Note(connection, context, input);
        Performance performed = ledger.perform(intent, remote);
        if (performed instanceof Performance.OtherSale(Effect former, _)) {
            // Another document now: the note is written anew.
            ledger.supersede(former, "the document is now " + input.number());
            performed = ledger.perform(intent, remote);
        }
        return switch (performed) {
            case Performance.Done(Effect effect, _) ->
                    new Outcome.Done<>(
                            new Output(input.number()),
                            effect.doneAt() == null ? context.now() : effect.doneAt(),
                            new Words(
                                    input.number() + " in der Quelle vermerkt.",
                                    input.number() + " noted in the source."));
            case Performance.OtherSale(Effect _, _) ->
                    new Outcome.Waiting<>(clock.instant().plus(PAUSE), repeated());
            case Performance.Rejected(Effect effect) ->
                    new Outcome.Stuck<>(
                            new Outcome.Problem(
                                    "annotation-rejected",
                                    effect.reasons().getFirst(),
                                    List.of(
                                            new Outcome.Answer(
                                                    "try-again",
                                                    new Words("Erneut versuchen", "Try again")))));
            case Performance.NotYet(Instant nextLook, Words why) ->
                    new Outcome.Waiting<>(nextLook, why);
            case Performance.InDoubt(_, Instant nextLook, _, _) ->
                    new Outcome.Waiting<>(nextLook, repeated());
        };
    }

    private static Words repeated() {
        return new Words("Der Vermerk wird wiederholt.", "The note is being repeated.");
    }

    private Intent intent(ActionContext context, Input input) {
        String text = json.writeValueAsString(input);
        return new Intent(
                new EffectKey(
                        context.organisation(),
                        context.subject().ref(),
                        Role.ANNOTATION,
                        input.kind()),
                context.rootRef(),
                context.fence(),
                context.run(),
                context.flow(),
                context.step(),
                input.number(),
                text,
                token -> new Intent.Frozen(text, null),
                "try-again".equals(context.answer()),
                false);
    }

    /** The note as the ledger's remote side. */
    private final class Note implements Remote {

        private final Connection connection;
        private final ActionContext context;
        private final Input input;

        Note(Connection connection, ActionContext context, Input input) {
            this.connection = connection;
            this.context = context;
            this.input = input;
        }

        @Override
        public @Nullable Permit permit() {
            return null;
        }

        @Override
        public Answer send(Effect effect, Deadline deadline) {
            if (deadline.passed()) {
                return new Answer.NotExecuted("too late", Duration.ZERO);
            }
            WriteAnswer answer =
                    connectors
                            .get(connection.id().vendor())
                            .annotate(
                                    connection,
                                    context.subject().ref(),
                                    new Annotation(input.kind(), input.number(), input.link()));
            return switch (answer) {
                case WriteAnswer.Done() -> new Answer.Done(context.subject().ref(), "{}");
                case WriteAnswer.Rejected(Words reason) -> new Answer.Rejected(List.of(reason));
                case WriteAnswer.Throttled(Instant retryAt) ->
                        new Answer.NotExecuted("throttled", until(retryAt));
                case WriteAnswer.Unreachable(Instant retryAt) ->
                        new Answer.NotExecuted("unreachable", until(retryAt));
                // Doing it again is harmless, so a doubt is as good as "not executed".
                case WriteAnswer.Unknown(String cause) -> new Answer.NotExecuted(cause, PAUSE);
            };
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public Finding look(Effect effect) {
            return new Finding.Harmless();
        }

        private Duration until(Instant instant) {
            Duration left = Duration.between(clock.instant(), instant);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
