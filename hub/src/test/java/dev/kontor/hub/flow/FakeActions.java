package dev.kontor.hub.flow;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.Actions;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Actions of the same names and shapes as the real ones. They keep a ledger of their own, keyed by
 * the business fact as the real one is, and can be told to behave otherwise.
 */
public final class FakeActions {

    public record PartyInput(Party party) {}

    public record Customer(@Nullable String contactId, String name) {}

    public record InvoiceInput(Sale sale, Customer customer, boolean finalise) {}

    public record CreditNoteInput(Refund refund, Order order) {}

    public record Document(String kind, String number, Money gross, @Nullable String link) {}

    public record NoteInput(String kind, String number, @Nullable String link) {}

    public record Nothing() {}

    public record MailInput(Document document, @Nullable String to, String subject) {}

    /** What an action was asked to do. */
    public record Asked(String action, ActionContext context, Record input) {}

    /** How an action behaves instead of succeeding; null: it succeeds. */
    public interface Behaviour {
        @Nullable Outcome<?> instead(ActionContext context);
    }

    private static final Instant DONE = Instant.parse("2026-12-05T09:00:00Z");

    public final List<Asked> asked = new ArrayList<>();
    public final Map<String, Document> documents = new HashMap<>();
    public final Map<String, Behaviour> behaviours = new HashMap<>();
    public List<Words> differences = List.of();
    public Money planned = Money.euro("49.90");

    public Actions catalogue() {
        return new Actions(
                List.of(
                        new Fake<>(
                                "books.ensure-customer",
                                PartyInput.class,
                                Customer.class,
                                (_, input) ->
                                        new Customer(null, String.valueOf(input.party().name()))),
                        new Fake<>(
                                "books.ensure-invoice",
                                InvoiceInput.class,
                                Document.class,
                                (context, input) -> document("RE", context, input.sale().total())),
                        new Fake<>(
                                "books.ensure-credit-note",
                                CreditNoteInput.class,
                                Document.class,
                                (context, input) ->
                                        document("RK", context, input.refund().amount())),
                        new Fake<>(
                                "source.annotate",
                                NoteInput.class,
                                Nothing.class,
                                (_, _) -> new Nothing()),
                        new Fake<>(
                                "mail.send-document",
                                MailInput.class,
                                Nothing.class,
                                (_, _) -> new Nothing())));
    }

    public long count(String action) {
        return asked.stream().filter(each -> each.action().equals(action)).count();
    }

    private Document document(String prefix, ActionContext context, Money gross) {
        return documents.computeIfAbsent(
                context.subject().ref().toString(),
                _ ->
                        new Document(
                                prefix.equals("RE") ? "invoice" : "credit-note",
                                prefix + (documents.size() + 1),
                                gross,
                                null));
    }

    private interface Work<I, O> {
        O done(ActionContext context, I input);
    }

    private final class Fake<I extends Record, O extends Record> implements Action<I, O> {

        private final String name;
        private final Class<I> input;
        private final Class<O> output;
        private final Work<I, O> work;

        Fake(String name, Class<I> input, Class<O> output, Work<I, O> work) {
            this.name = name;
            this.input = input;
            this.output = output;
            this.work = work;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Words title() {
            return Words.same(name);
        }

        @Override
        public Class<I> input() {
            return input;
        }

        @Override
        public Class<O> output() {
            return output;
        }

        @Override
        public ActionEffect effect() {
            return ActionEffect.IRREVERSIBLE;
        }

        @Override
        public int cost() {
            return 1;
        }

        @Override
        public Optional<O> expected(ActionContext context, I wanted, Plan plan) {
            return Optional.of(output.cast(SampleOutputs.of(output)));
        }

        @Override
        public List<Words> differences(ActionContext context, I wanted) {
            return differences;
        }

        @Override
        public Plan plan(ActionContext context, I wanted) {
            boolean done = documents.containsKey(context.subject().ref().toString());
            return new Plan(
                    done,
                    done
                            ? List.of()
                            : List.of(
                                    new Plan.PlannedRequest(
                                            "POST", "/v1/invoices", planned.toString())),
                    planned,
                    List.of(),
                    1);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Outcome<O> perform(ActionContext context, I wanted) {
            asked.add(new Asked(name, context, wanted));
            Behaviour behaviour = behaviours.get(name);
            Outcome<?> instead = behaviour == null ? null : behaviour.instead(context);
            return instead == null
                    ? new Outcome.Done<>(work.done(context, wanted), DONE, Words.same("done"))
                    : (Outcome<O>) instead;
        }
    }
}
