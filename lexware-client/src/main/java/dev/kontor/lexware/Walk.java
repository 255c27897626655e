package dev.kontor.lexware;

import java.util.List;

/** A way through a list that is longer than a page. Stateless; its cursors are not thread-safe. */
interface Walk<T> {

    Cursor<T> start();

    /** Where a walk stands. */
    interface Cursor<T> {

        /** True if there is a page to ask for. */
        boolean more();

        /** Asks for that page; asking again is harmless. */
        Answer<Page<T>> ask();

        /** Moves on after that page; answers the entries in it that did not come before. */
        List<T> took(Page<T> page);

        /** How many entries there are in all, as far as is known. */
        long expected();

        /** True if entries were passed by, or may have been, because the API cannot show them. */
        boolean cut();
    }
}
