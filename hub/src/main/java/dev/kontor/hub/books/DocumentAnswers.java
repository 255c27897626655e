package dev.kontor.hub.books;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Acts on what a person answered about a document; doing it twice does no more than once. */
@Component
class DocumentAnswers {

    private final StandingDocuments standing;
    private final LexwareDocuments documents;
    private final DocumentMirror mirror;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    DocumentAnswers(
            StandingDocuments standing,
            LexwareDocuments documents,
            DocumentMirror mirror,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock,
            JsonMapper json) {
        this.standing = standing;
        this.documents = documents;
        this.mirror = mirror;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    void take(ActionContext context, DocumentWish wish) {
        String answer = context.answer();
        if (answer == null) {
            return;
        }
        Optional<Effect> found = ledger.find(wish.key());
        if (found.isEmpty()) {
            return;
        }
        Effect effect = found.get();
        switch (answer) {
            case Problems.CREATE_AGAIN -> createAgain(context, wish.kind(), effect);
            case Problems.SEND_AGAIN -> ledger.vouchNotThere(effect, "a person answered");
            default -> {
                // try-again and keep-looking are looked at where they matter; others are not ours
                if (effect.state() == EffectState.DONE) {
                    accept(answer, effect, wish);
                }
            }
        }
    }

    /**
     * Gives the name free for another document, if this one really does not stand: what is known of
     * it may be hours old, and what was made twice cannot be taken back.
     */
    private void createAgain(ActionContext context, DocumentKind kind, Effect effect) {
        if (effect.state() != EffectState.DONE || standing.linkState(effect).stands()) {
            return;
        }
        OrganisationId organisation = context.organisation();
        UUID id = UUID.fromString(standing.facts(effect).id());
        Optional<ReadDocument> read = documents.read(organisation, kind, id, true);
        Instant now = clock.instant();
        if (read.isPresent() && read.get().state().stands()) {
            transactions.runJoined(
                    organisation,
                    () -> mirror.put(organisation, read.get().mirrored(now, effect.token()), now));
            standing.markLink(effect, LinkState.LIVE, now);
        } else {
            ledger.supersede(effect, "a person ordered: " + Problems.CREATE_AGAIN);
        }
    }

    /** Agrees to a change of the sale or to a total, if that is what was shown. */
    private void accept(String answer, Effect effect, DocumentWish wish) {
        DocumentFacts facts = standing.facts(effect);
        if (answer.equals(Problems.otherSaleAccepted(facts, wish.fingerprint()))) {
            Effect accepted = ledger.learn(effect, json.writeValueAsString(facts.asAccepted()));
            ledger.accept(accepted, wish.fingerprint(), wish.sale(), "a person answered");
        } else if (facts.verified() && effect.fingerprint().equals(wish.fingerprint())) {
            Money wanted = wish.total().get();
            Money written = new Money(Objects.requireNonNull(facts.total()), wanted.currency());
            String number = Objects.requireNonNull(facts.number());
            if (answer.equals(Problems.totalAccepted(number, written, wanted))) {
                ledger.learn(effect, json.writeValueAsString(facts.asAccepted()));
            }
        }
    }
}
