package dev.kontor.lexware;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of an article as it was read: everything that is not changed here is sent back as it
 * came, fields unknown to this version included (lexware-office-api.md 5, 7.1). Immutable; start
 * with {@link Article#edit()} and finish with {@link Articles#update}.
 */
public final class ArticleEdit {

    private final ObjectNode tree;

    private ArticleEdit(ObjectNode tree) {
        this.tree = tree;
    }

    static ArticleEdit of(AsRead asRead) {
        return new ArticleEdit(asRead.copy());
    }

    /** The version that was read and must still be the current one. */
    public int version() {
        return tree.path("version").asInt(0);
    }

    /** The same with this name. */
    public ArticleEdit withTitle(String title) {
        Rules.required("title", title);
        return change(copy -> copy.put("title", title));
    }

    /** The same with this unit. */
    public ArticleEdit withUnitName(String unitName) {
        Rules.required("unitName", unitName);
        return change(copy -> copy.put("unitName", unitName));
    }

    /** The same with this price; Lexware computes the other side. */
    public ArticleEdit withPrice(NewArticle.Price price) {
        return change(copy -> {
            ObjectNode group = AsRead.group(copy, "price");
            group.remove("netPrice");
            group.remove("grossPrice");
            group.setAll(price.toJson());
        });
    }

    /** The same with this number; null removes it. */
    public ArticleEdit withArticleNumber(@Nullable String number) {
        return change(copy -> AsRead.set(copy, "articleNumber", number));
    }

    /** The same with this trade item number; null removes it. */
    public ArticleEdit withGtin(@Nullable String gtin) {
        NewArticle.checkGtin(gtin);
        return change(copy -> AsRead.set(copy, "gtin", gtin));
    }

    /** The same with this text on documents; null removes it. */
    public ArticleEdit withDescription(@Nullable String text) {
        return change(copy -> AsRead.set(copy, "description", text));
    }

    /** The same with this internal note; null removes it. */
    public ArticleEdit withNote(@Nullable String text) {
        return change(copy -> AsRead.set(copy, "note", text));
    }

    /**
     * The exact JSON that {@link Articles#update} sends, for a plan or an approval that must show
     * and freeze it.
     */
    public String wireForm() {
        return new String(Json.write(tree), StandardCharsets.UTF_8);
    }

    UUID id() {
        return AsRead.id(tree);
    }

    @Override
    public String toString() {
        return "ArticleEdit[version=" + version() + "]";
    }

    private ArticleEdit change(Consumer<ObjectNode> change) {
        ObjectNode copy = tree.deepCopy();
        change.accept(copy);
        return new ArticleEdit(copy);
    }
}
