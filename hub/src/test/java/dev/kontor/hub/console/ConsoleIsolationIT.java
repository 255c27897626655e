package dev.kontor.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Every address of the console that names an organisation, with every method it answers, for
 * somebody who has nothing to do with that organisation: as absent as one that does not exist.
 */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
class ConsoleIsolationIT {

    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";

    private final ConsoleWorld world;

    ConsoleIsolationIT(ConsoleWorld world) {
        this.world = world;
    }

    @Test
    void showsAndDoesNothingInAnotherOrganisation() {
        Page stranger = world.signedIn(ConsoleWorld.STRANGER);
        Map<String, Object> answers = new TreeMap<>();
        HandlersTest.addresses()
                .forEach((address, methods) -> {
                    if (!address.contains("{organisation}")) {
                        return;
                    }
                    for (RequestMethod method : methods) {
                        answers.put(method + " " + address, status(stranger, address, method));
                    }
                });
        stranger.context().close();

        assertThat(answers).hasSizeGreaterThan(20);
        assertThat(
                        answers.entrySet().stream()
                                .filter(each -> !each.getValue().equals(404))
                                .map(each -> each.getKey() + " answers " + each.getValue())
                                .toList())
                .isEmpty();
    }

    private Object status(Page page, String address, RequestMethod method) {
        String filled =
                address.replace("{organisation}", ConsoleWorld.TEA.value())
                        .replaceAll("\\{[^}]+}", SOME_ID);
        return page.evaluate(
                """
                async ([address, method]) => (await fetch(address, {method, redirect: 'manual',
                    headers: {...JSON.parse(document.body.getAttribute('hx-headers')), 'Accept': '*/*',
                        'Content-Type': 'application/x-www-form-urlencoded'},
                    body: method === 'GET' ? undefined : 'connection=x'})).status
                """,
                List.of(filled, method.name()));
    }
}
