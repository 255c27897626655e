package dev.kontor.hub.books;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.DocumentWish.Draft;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents that one source object needs: one, or one for each tax group (vat.md L1, section
 * 13). Each is brought about for itself, so that one that is refused or in doubt does not keep the
 * others from the books; only all of them together are done.
 */
final class DocumentSet {

    /** Answers about one document; others, such as "try again", are about the whole set. */
    private static final Set<String> ABOUT_ONE =
            Set.of(
                    Problems.CREATE_AGAIN,
                    Problems.ACCEPT,
                    Problems.SEND_AGAIN,
                    Problems.KEEP_LOOKING,
                    Problems.STAND_ALONE);

    private static final String OF_DOCUMENT = "#";

    private final List<DocumentWish> wishes;

    /**
     * @param wishes in the order of their tax groups; not empty
     */
    DocumentSet(List<DocumentWish> wishes) {
        this.wishes = List.copyOf(wishes);
    }

    /**
     * What a person answered about one document of a set; null if nothing.
     *
     * @param index of the document, from 0
     */
    static @Nullable String answerTo(ActionContext context, int index, int size) {
        String answer = context.answer();
        if (answer == null || size == 1) {
            return answer;
        }
        String own = OF_DOCUMENT + (index + 1);
        if (answer.endsWith(own)) {
            return answer.substring(0, answer.length() - own.length());
        }
        return ABOUT_ONE.contains(kind(answer)) ? null : answer;
    }

    /** What is answered, without what it is about and which of the documents. */
    private static String kind(String answer) {
        return answer.split("[@#]", 2)[0];
    }

    /** Brings all documents about, or says what is in the way. */
    Outcome<DocumentRecord> ensure(Books books, ActionContext context) {
        int size = wishes.size();
        if (size == 1) {
            return books.ensure(context, wishes.getFirst());
        }
        List<Outcome<DocumentRecord>> outcomes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            DocumentWish wish = wishes.get(i);
            ActionContext about = context.withAnswer(answerTo(context, i, size));
            outcomes.add(books.attempt(() -> books.ensure(about, wish)));
        }
        return together(outcomes);
    }

    private Outcome<DocumentRecord> together(List<Outcome<DocumentRecord>> outcomes) {
        List<Problem> problems = new ArrayList<>();
        List<Outcome.Waiting<DocumentRecord>> waiting = new ArrayList<>();
        List<Outcome.Done<DocumentRecord>> done = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Stuck<DocumentRecord>(Problem problem) ->
                        problems.add(about(problem, i));
                case Outcome.Waiting<DocumentRecord> each -> waiting.add(each);
                case Outcome.Done<DocumentRecord> each -> done.add(each);
            }
        }
        if (!problems.isEmpty()) {
            return new Outcome.Stuck<>(asOne(problems.stream().distinct().toList()));
        }
        return waiting.stream()
                .min(Comparator.comparing(Outcome.Waiting::nextLook))
                .<Outcome<DocumentRecord>>map(first -> first)
                .orElseGet(() -> asOneDone(done));
    }

    private Outcome<DocumentRecord> asOneDone(List<Outcome.Done<DocumentRecord>> done) {
        List<DocumentRecord.Part> documents =
                done.stream().flatMap(each -> each.output().documents().stream()).toList();
        Instant last =
                done.stream().map(Outcome.Done::doneAt).max(Instant::compareTo).orElseThrow();
        Words what =
                done.stream()
                        .map(Outcome.Done::what)
                        .reduce((one, other) ->
                                new Words(
                                        one.de() + "; " + other.de(), one.en() + "; " + other.en()))
                        .orElseThrow();
        return new Outcome.Done<>(
                DocumentRecord.of(wishes.getFirst().kind(), documents), last, what);
    }

    /** The answers say which document they are about. */
    private Problem about(Problem problem, int index) {
        int number = index + 1;
        List<Answer> answers =
                problem.answers().stream()
                        .map(answer ->
                                ABOUT_ONE.contains(kind(answer.key()))
                                        ? new Answer(
                                                answer.key() + OF_DOCUMENT + number,
                                                new Words(
                                                        "Beleg %d: %s"
                                                                .formatted(
                                                                        number,
                                                                        answer.label().de()),
                                                        "Document %d: %s"
                                                                .formatted(
                                                                        number,
                                                                        answer.label().en())),
                                                answer.keepable())
                                        : answer)
                        .toList();
        return new Problem(problem.code(), problem.reason(), answers, problem.grounds());
    }

    private static Problem asOne(List<Problem> problems) {
        Problem first = problems.getFirst();
        return new Problem(
                first.code(),
                problems.stream()
                        .map(Problem::reason)
                        .distinct()
                        .reduce(Words::append)
                        .orElseThrow(),
                problems.stream().flatMap(each -> each.answers().stream()).distinct().toList(),
                first.grounds());
    }

    /** The documents as a rehearsal goes on with them. */
    DocumentRecord expected(Books books) {
        return DocumentRecord.of(
                wishes.getFirst().kind(), wishes.stream().map(books::expected).toList());
    }

    /** In what those that stand differ from what would be written today. */
    List<Words> differences(Books books) {
        return wishes.stream()
                .flatMap(wish -> books.differences(wish).stream())
                .distinct()
                .toList();
    }

    /**
     * What is still to be sent; the amount is that of the whole set.
     *
     * @param grounds of what was decided before; asked for if everything is done
     */
    Plan plan(Supplier<Optional<Grounds>> grounds) {
        List<DocumentWish> missing = wishes.stream().filter(wish -> !wish.made()).toList();
        if (missing.isEmpty()) {
            return new Plan(
                    true,
                    List.of(),
                    wishes.stream()
                            .map(wish -> wish.total().get())
                            .reduce(Money::plus)
                            .orElseThrow(),
                    List.of(),
                    0,
                    grounds.get().orElse(null));
        }
        List<Draft.Ready> drafts = new ArrayList<>();
        for (DocumentWish wish : missing) {
            switch (wish.draft().get()) {
                case Draft.Ready ready -> drafts.add(ready);
                case Draft.NotReady(Problem problem) -> {
                    return notYet(problem.reason(), problem.grounds());
                }
                case Draft.NotYet(_, Words why) -> {
                    return notYet(why, null);
                }
            }
        }
        // Of the whole set: what is left of one that needed an approval needs it, too.
        Money gross =
                Stream.concat(
                                drafts.stream().map(draft -> new Money(draft.gross(), currency())),
                                wishes.stream()
                                        .filter(DocumentWish::made)
                                        .map(wish -> wish.total().get()))
                        .reduce(Money::plus)
                        .orElseThrow();
        return new Plan(
                false,
                drafts.stream()
                        .map(draft -> draft.writing().apply(Markers.OPEN).planned())
                        .toList(),
                gross,
                drafts.stream().flatMap(draft -> draft.reasons().stream()).distinct().toList(),
                drafts.size(),
                Grounds.together(
                                drafts.stream()
                                        .flatMap(draft ->
                                                Optional.ofNullable(draft.grounds()).stream())
                                        .toList())
                        .orElse(null));
    }

    /** Kontor writes in the currency of the source, which for Lexware is EUR (vat.md L9). */
    private String currency() {
        return wishes.getFirst().total().get().currency();
    }

    private static Plan notYet(Words why, @Nullable Grounds grounds) {
        return new Plan(false, List.of(), null, List.of(why), 0, grounds);
    }
}
