package dev.kontor.lexware;

import java.util.List;
import java.util.function.IntFunction;

/** Page after page, up to the window, for lists that cannot be narrowed by date. */
record WindowWalk<T>(IntFunction<Answer<Page<T>>> pages) implements Walk<T> {

    @Override
    public Cursor<T> start() {
        return new FromTheStart<>(pages);
    }

    private static final class FromTheStart<T> implements Cursor<T> {

        private final IntFunction<Answer<Page<T>>> pages;
        private int number;
        private boolean more = true;
        private long expected;
        private boolean cut;

        FromTheStart(IntFunction<Answer<Page<T>>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean more() {
            return more;
        }

        @Override
        public Answer<Page<T>> ask() {
            return pages.apply(number);
        }

        @Override
        public List<T> took(Page<T> page) {
            number++;
            expected = page.totalElements();
            cut = page.windowReached();
            more = !page.content().isEmpty() && !page.last() && !page.endsAtWindow();
            return page.content();
        }

        @Override
        public long expected() {
            return expected;
        }

        @Override
        public boolean cut() {
            return cut;
        }
    }
}
