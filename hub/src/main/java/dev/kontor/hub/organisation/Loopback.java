package dev.kontor.hub.organisation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of this machine that nobody else can be reached by. */
public final class Loopback {

    /**
     * Four whole numbers: {@code 127.evil.example} is a name that somebody else gives a meaning.
     */
    private static final Pattern V4 =
            Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    private Loopback() {}

    /**
     * Whether a host of a URI or of a header {@code Host}, without port, is this machine.
     *
     * @param host null: it is not
     */
    public static boolean names(@Nullable String host) {
        return host != null
                && (host.equalsIgnoreCase("localhost")
                        || V4.matcher(host).matches()
                        || host.equals("[::1]")
                        || host.equals("::1"));
    }
}
