package dev.kontor.hub.action;

import java.util.function.Supplier;

/**
 * While it holds, nobody outside is asked: a rehearsal over the past must cost no call. What cannot
 * be known without asking is then left open. Holds for the thread that runs the work.
 */
public final class Offline {

    private static final ScopedValue<Boolean> OFFLINE = ScopedValue.newInstance();

    private Offline() {}

    public static <T> T call(Supplier<T> work) {
        return ScopedValue.where(OFFLINE, true).call(work::get);
    }

    public static boolean holds() {
        return OFFLINE.orElse(false);
    }
}
