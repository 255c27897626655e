package dev.kontor.cli.carts;

/** Something in the file cannot be read: where it stands, what is wrong, what was expected. */
public final class UnreadableCart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableCart(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
    }
}
