package dev.kontor.hub.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries what the page after a redirect says about the deed before it in a cookie, so that no node
 * has to remember it: keys of messages and numbers, nothing that was typed.
 */
final class FlashCookie implements FlashMapManager {

    private static final Set<String> CARRIED = Set.of("toast", "toastValues", "problem");
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final JsonMapper json = new JsonMapper();

    /** Only a whole page takes it: its parts and assets may be asked for first. */
    @Override
    public @Nullable FlashMap retrieveAndUpdate(
            HttpServletRequest request, HttpServletResponse response) {
        String accepted = request.getHeader("Accept");
        if (accepted == null
                || !accepted.contains("text/html")
                || request.getHeader("HX-Request") != null
                || !request.getMethod().equals("GET")) {
            return null;
        }
        return ConsoleCookies.flash(request)
                .map(value -> {
                    ConsoleCookies.putFlash(request, response, "");
                    return read(value);
                })
                .orElse(null);
    }

    @Override
    public void saveOutputFlashMap(
            FlashMap flashMap, HttpServletRequest request, HttpServletResponse response) {
        Map<String, Object> carried = new TreeMap<>();
        flashMap.forEach((name, value) -> {
            if (CARRIED.contains(name)) {
                carried.put(name, value);
            }
        });
        if (!carried.isEmpty()) {
            ConsoleCookies.putFlash(
                    request,
                    response,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(json.writeValueAsBytes(carried)));
        }
    }

    private @Nullable FlashMap read(String value) {
        try {
            String decoded =
                    new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            FlashMap flash = new FlashMap();
            json.readValue(decoded, ATTRIBUTES)
                    .forEach((name, carried) -> {
                        boolean key =
                                carried instanceof String text
                                        && text.matches("[A-Za-z0-9_.-]{1,60}");
                        boolean numbers =
                                carried instanceof List<?> list
                                        && list.stream().allMatch(Integer.class::isInstance);
                        if (CARRIED.contains(name) && (key || numbers)) {
                            flash.put(name, carried);
                        }
                    });
            return flash;
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return null;
        }
    }
}
