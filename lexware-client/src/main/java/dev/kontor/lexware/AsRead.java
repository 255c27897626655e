package dev.kontor.lexware;

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
