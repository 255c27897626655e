package dev.kontor.lexware;

import java.util.UUID;

/** Products and services (lexware-office-api.md 7.1), the only master data that can be deleted. */
public final class Articles {

    private static final String PATH = "/v1/articles";

    /** Smaller pages were refused when measured (lexware-office-api.md 5). */
    private static final int SMALLEST_PAGE = 25;

    private final Transport transport;

    Articles(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes an article. {@link Reason.Code#DUPLICATE} if its number is taken, which after {@link
     * Answer.Unknown} means that it worked; without a number look for it before sending it again.
     */
    public Answer<ActionResult> create(NewArticle article) {
        return transport.send(
                Call.post(PATH, "", Json.write(article.toJson()), Reason.Code.DUPLICATE),
                SalesDocuments::actionResult);
    }

    /** Reads an article. May be repeated. */
    public Answer<Article> get(UUID id) {
        return transport.send(
                Call.get(PATH + "/" + id, ""), reply -> Article.read(Json.tree(reply.body())));
    }

    /**
     * Writes an article that was read and edited: {@code update(article.edit().withNote("…"))}.
     * {@link Reason.Code#STALE_VERSION} if somebody changed it meanwhile: read and edit again.
     * After {@link Answer.Unknown} read it and compare; sending it twice cannot do harm, since the
     * version has moved.
     */
    public Answer<ActionResult> update(ArticleEdit edit) {
        return transport.send(
                Call.put(
                        PATH + "/" + edit.id(),
                        edit.wireForm().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                SalesDocuments::actionResult);
    }

    /**
     * Deletes an article; documents keep their copies. May be repeated: {@link
     * Reason.Code#NOT_FOUND} then means that it is gone.
     */
    public Answer<Deleted> delete(UUID id) {
        return transport.send(Call.delete(PATH + "/" + id), reply -> new Deleted(id));
    }

    /**
     * One page of articles that match, by title ascending. May be repeated. Entries beyond 10,000
     * cannot be reached.
     *
     * @param page from 0
     * @param size 25 to 250
     */
    public Answer<Page<Article>> page(ArticleFilter filter, int page, int size) {
        Page.check(page, size, SMALLEST_PAGE);
        return transport.send(
                Call.get(PATH, filter.query(page, size)),
                reply -> Page.read(reply.body(), Article::read));
    }

    /** All articles that match, page by page as they are taken. */
    public Listing<Article> all(ArticleFilter filter) {
        return Listing.of(new WindowWalk<>(page -> page(filter, page, Page.LARGEST)));
    }
}
