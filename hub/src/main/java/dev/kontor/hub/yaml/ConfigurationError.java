package dev.kontor.hub.yaml;

/**
 * One thing that is wrong in a document.
 *
 * @param path the keys from the top, joined by dots; empty for the document itself
 * @param problem what is wrong, without a full stop
 * @param remedy what would be right, without a full stop
 */
public record ConfigurationError(
        YamlPosition position, String path, String problem, String remedy) {

    /** The form printed to people: {@code file:line:column path: problem → remedy}. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? position.toString() : position + " " + path;
        return where + ": " + problem + " → " + remedy;
    }
}
