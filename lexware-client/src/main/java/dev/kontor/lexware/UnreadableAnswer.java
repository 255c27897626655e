package dev.kontor.lexware;

import java.io.Serial;

/**
 * A success by its status whose body does not hold what it must. The message names the lack, never
 * the body.
 */
final class UnreadableAnswer extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    UnreadableAnswer(String lack) {
        super(lack);
    }
}
