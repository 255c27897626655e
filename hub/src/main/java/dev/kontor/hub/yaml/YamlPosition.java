package dev.kontor.hub.yaml;

/** A place in a file; line and column count from 1. */
public record YamlPosition(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
