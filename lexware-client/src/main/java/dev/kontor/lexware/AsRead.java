package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource exactly as Lexware sent it, fields unknown to this version included. PUT replaces
 * everything (lexware-office-api.md 5), so an update starts from this and changes only what it
 * means to.
 */
public final class AsRead {

    private final ObjectNode tree;

    AsRead(ObjectNode tree) {
        this.tree = tree.deepCopy();
    }

    /** What was read, or the reason why there is nothing to edit. */
    static AsRead of(@Nullable AsRead asRead, String resource) {
        if (asRead == null) {
            throw new IllegalStateException(
                    "only what was read from Lexware can be edited: call "
                            + resource
                            + "().get(id) first");
        }
        return asRead;
    }

    static UUID id(ObjectNode tree) {
        return UUID.fromString(tree.path("id").stringValue(""));
    }

    /** Null removes the field. */
    static void set(ObjectNode node, String name, @Nullable String value) {
        if (value == null) {
            node.remove(name);
        } else {
            node.put(name, value);
        }
    }

    /** The group of this name, made if it is not there. */
    static ObjectNode group(ObjectNode node, String name) {
        return node.get(name) instanceof ObjectNode there ? there : node.putObject(name);
    }

    ObjectNode copy() {
        return tree.deepCopy();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AsRead that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** Without content, which may be personal data. */
    @Override
    public String toString() {
        return "AsRead[" + tree.size() + " fields]";
    }
}
