package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What may happen to articles: by the API, and by a person's hand in the app. */
final class Articles {

    private final InstantSource clock;
    private final Webhooks webhooks;

    Articles(InstantSource clock, Webhooks webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    Article create(Organisation organisation, ObjectNode input, ExecutedBy executedBy) {
        ObjectNode body = ArticleRules.read(organisation, input);
        organisation.lock().lock();
        try {
            requireFreeNumber(organisation, body, null);
            var now = clock.instant();
            return store(
                    organisation,
                    new Article(
                            organisation.newId(),
                            organisation.id(),
                            organisation.nextSequence(),
                            0,
                            body,
                            now,
                            now,
                            false,
                            executedBy),
                    "article.created");
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Replaces an article as a whole; what is left out is gone. */
    Article update(Organisation organisation, UUID id, ObjectNode input) {
        organisation.lock().lock();
        try {
            Article stored = find(organisation, id);
            if (Json.lacks(input, "version")) {
                throw new Refusal(
                        406,
                        "Validation failed for article",
                        List.of(Refusal.Detail.notNull("version")));
            }
            BigDecimal version = Json.decimal(input, "version");
            if (version == null || version.compareTo(BigDecimal.valueOf(stored.version())) != 0) {
                throw new Refusal(409, "The version of the article is outdated");
            }
            return replace(organisation, stored, ArticleRules.read(organisation, input));
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Changes some fields by hand. */
    Article edit(Organisation organisation, UUID id, ObjectNode change) {
        organisation.lock().lock();
        try {
            Article stored = find(organisation, id);
            ObjectNode merged = Json.merged(stored.body(), change);
            return replace(organisation, stored, ArticleRules.read(organisation, merged));
        } finally {
            organisation.lock().unlock();
        }
    }

    Article archive(Organisation organisation, UUID id, boolean flag) {
        organisation.lock().lock();
        try {
            Article stored = find(organisation, id);
            return store(organisation, stored.archived(flag, clock.instant()), "article.changed");
        } finally {
            organisation.lock().unlock();
        }
    }

    void delete(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            organisation.articles().remove(find(organisation, id));
            webhooks.fire(organisation, "article.deleted", id);
        } finally {
            organisation.lock().unlock();
        }
    }

    static Article find(Organisation organisation, UUID id) {
        return organisation.articles().find(id).orElseThrow(Refusal::notFound);
    }

    static Optional<Organisation> organisationOf(Iterable<Organisation> organisations, UUID id) {
        for (Organisation organisation : organisations) {
            if (organisation.articles().find(id).isPresent()) {
                return Optional.of(organisation);
            }
        }
        return Optional.empty();
    }

    private Article replace(Organisation organisation, Article stored, ObjectNode body) {
        requireFreeNumber(organisation, body, stored.id());
        return store(organisation, stored.changed(body, clock.instant()), "article.changed");
    }

    private Article store(Organisation organisation, Article article, String event) {
        organisation.articles().put(article);
        webhooks.fire(organisation, event, article.id());
        return article;
    }

    private static void requireFreeNumber(
            Organisation organisation, ObjectNode body, @Nullable UUID self) {
        String number = Json.text(body, "articleNumber").orElse("");
        boolean taken =
                organisation.articles().numbered(number).filter(id -> !id.equals(self)).isPresent();
        if (taken) {
            throw new Refusal(
                    406,
                    "Validation failed for article",
                    List.of(
                            new Refusal.Detail(
                                    "MATERIAL_NUMBER_ALREADY_EXISTS",
                                    "materialNumber",
                                    "Die Artikelnummer ist bereits vergeben.")));
        }
    }
}
