package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The routes of articles ({@code lexware-office-api.md} 7.1). */
final class ArticleResource {

    private static final int SMALLEST_PAGE = 25;
    private static final int LARGEST_PAGE = 250;
    private static final Set<String> TYPES = Set.of("PRODUCT", "SERVICE");

    private final SimulatorState state;

    ArticleResource(SimulatorState state) {
        this.state = state;
    }

    List<Route> routes() {
        String path = "/v1/articles";
        String read = "articles.read";
        String write = "articles.write";
        return List.of(
                new Route("GET", path, read, ErrorShape.REGULAR, this::list),
                new Route("POST", path, write, ErrorShape.REGULAR, this::create),
                new Route("GET", path + "/{id}", read, ErrorShape.REGULAR, this::read),
                new Route("PUT", path + "/{id}", write, ErrorShape.REGULAR, this::update),
                new Route("DELETE", path + "/{id}", write, ErrorShape.REGULAR, this::delete));
    }

    private Answer list(Call call) {
        DocumentResource.requireJson(call);
        Paging paging = Paging.of(call.request(), LARGEST_PAGE, "title", true);
        if (paging.size() < SMALLEST_PAGE) {
            throw new Refusal(
                    406,
                    "The request parameter size is too small",
                    List.of(
                            new Refusal.Detail(
                                    "MIN", "size", "Es sind mindestens 25 Einträge erlaubt.")));
        }
        Optional<String> number = call.request().parameter("articleNumber");
        Optional<String> gtin = call.request().parameter("gtin");
        Optional<String> type = call.request().parameter("type");
        if (type.isPresent() && !TYPES.contains(type.get())) {
            throw new Refusal(400, "Invalid value for request parameter type: " + type.get());
        }
        List<Article> found =
                call.organisation().articles().byTitle().stream()
                        .filter(article -> matches(article, "articleNumber", number))
                        .filter(article -> matches(article, "gtin", gtin))
                        .filter(article -> matches(article, "type", type))
                        .toList();
        return Answer.json(200, paging.envelope(found, Article::json));
    }

    private static boolean matches(Article article, String field, Optional<String> wanted) {
        return wanted.isEmpty() || article.text(field).equals(wanted.get());
    }

    private Answer create(Call call) {
        Article article =
                state.articles().create(call.organisation(), call.body(), call.executedBy());
        return Answer.created(result(article));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        return Answer.json(200, Articles.find(call.organisation(), call.id()).json());
    }

    private Answer update(Call call) {
        ObjectNode body = call.body();
        return Answer.json(
                200, result(state.articles().update(call.organisation(), call.id(), body)));
    }

    private Answer delete(Call call) {
        state.articles().delete(call.organisation(), call.id());
        return Answer.noContent();
    }

    private ObjectNode result(Article article) {
        return SalesDocuments.actionResult(
                state.baseUri(),
                "articles",
                article.id(),
                article.createdDate(),
                article.updatedDate(),
                article.version());
    }
}
