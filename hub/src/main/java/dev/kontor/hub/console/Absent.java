package dev.kontor.hub.console;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Makes what a module does not know a page that is not there. */
final class Absent {

    private Absent() {}

    /**
     * @throws ResponseStatusException 404 if the module says this
     */
    static <T> T unless(ErrorCode unknown, Supplier<T> found) {
        try {
            return found.get();
        } catch (HubException refused) {
            if (refused.code().equals(unknown)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, refused);
            }
            throw refused;
        }
    }
}
