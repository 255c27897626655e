package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.Journal.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The articles of an organisation. Writers hold its lock; readers need none. */
final class ArticleShelf {

    private final Map<UUID, Article> articles = new ConcurrentHashMap<>();
    private final Map<String, UUID> byNumber = new ConcurrentHashMap<>();
    private final NavigableSet<Article> byTitle =
            new ConcurrentSkipListSet<>(
                    Comparator.comparing(Article::sortTitle).thenComparingLong(Article::sequence));
    private final Organisation.Notes notes;

    ArticleShelf(Organisation.Notes notes) {
        this.notes = notes;
    }

    void put(Article article) {
        Article before = articles.put(article.id(), article);
        if (before != null) {
            byTitle.remove(before);
            byNumber.remove(before.text("articleNumber"), before.id());
        }
        byTitle.add(article);
        if (!article.text("articleNumber").isEmpty()) {
            byNumber.put(article.text("articleNumber"), article.id());
        }
        notes.note(Kind.ARTICLE, article.id(), article);
    }

    void remove(Article article) {
        articles.remove(article.id());
        byTitle.remove(article);
        byNumber.remove(article.text("articleNumber"), article.id());
        notes.note(Kind.ARTICLE, article.id(), null);
    }

    Optional<Article> find(UUID id) {
        return Optional.ofNullable(articles.get(id));
    }

    Optional<UUID> numbered(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Collection<Article> byTitle() {
        return byTitle;
    }
}
