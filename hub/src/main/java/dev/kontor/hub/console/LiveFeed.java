package dev.kontor.hub.console;

import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.lane.Outlook;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed, within half a second, over server-sent events; what it
 * is they then ask. Looks at two cheap revisions in the database, once for all pages of an
 * organisation and only while one is open: an idle hub pays nothing, and no writer pays for
 * readers, as it would with notifications at each commit.
 */
@Controller
class LiveFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
    private static final int LOOKS_A_HEARTBEAT = 40;

    /** Browsers come again by themselves; then it is looked afresh who they are. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final RunSearch runs;
    private final Outlook outlook;
    private final Map<OrganisationId, Set<SseEmitter>> open = new ConcurrentHashMap<>();
    private final Map<OrganisationId, String> known = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean running;

    LiveFeed(RunSearch runs, Outlook outlook) {
        this.runs = runs;
        this.outlook = outlook;
    }

    @GetMapping(
            path = "/console/o/{organisation}/live",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Permission.VIEW)
    SseEmitter subscribe(Visit visit, @RequestParam(defaultValue = "") String since)
            throws IOException {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        OrganisationId organisation = visit.id();
        Set<SseEmitter> pages =
                open.computeIfAbsent(organisation, _ -> ConcurrentHashMap.newKeySet());
        emitter.onCompletion(() -> pages.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> pages.remove(emitter));
        pages.add(emitter);
        emitter.send(SseEmitter.event().name("ready").reconnectTime(1_000).data(""));
        String revision = revision(organisation);
        known.putIfAbsent(organisation, revision);
        if (!since.isEmpty() && !since.equals(revision)) {
            emitter.send(changed());
        }
        look();
        return emitter;
    }

    /**
     * What the pages of an organisation show, as one word; it changes with every run, case and
     * signal. A page says which one it was made from, so that nothing is missed between its making
     * and its first look here.
     */
    String revision(OrganisationId organisation) {
        String all = runs.revision(organisation) + " " + outlook.revision(organisation);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static SseEmitter.SseEventBuilder changed() {
        return SseEmitter.event().name("changed").data("");
    }

    /** Starts to look, unless somebody does. */
    private void look() {
        if (running && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("console-live").start(this::lookOn);
        }
    }

    private void lookOn() {
        try {
            for (int looks = 1; running && anybody(); looks++) {
                boolean heartbeat = looks % LOOKS_A_HEARTBEAT == 0;
                try {
                    open.forEach((organisation, pages) -> look(organisation, pages, heartbeat));
                    Thread.sleep(LOOK_EVERY);
                } catch (DataAccessException away) {
                    LOG.warn("Live pages are not told of changes for now: {}", away.toString());
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            looking.set(false);
            if (anybody()) {
                look();
            }
        }
    }

    private void look(OrganisationId organisation, Set<SseEmitter> pages, boolean heartbeat) {
        if (pages.isEmpty()) {
            known.remove(organisation);
            return;
        }
        String revision = revision(organisation);
        String before = known.put(organisation, revision);
        if (before != null && !before.equals(revision)) {
            tell(pages, LiveFeed::changed);
        } else if (heartbeat) {
            tell(pages, () -> SseEmitter.event().comment(""));
        }
    }

    private static void tell(
            Set<SseEmitter> pages, java.util.function.Supplier<SseEmitter.SseEventBuilder> event) {
        for (SseEmitter page : List.copyOf(pages)) {
            try {
                page.send(event.get());
            } catch (IOException | IllegalStateException closed) {
                // the container ends what could not be sent to; ending it here would race with it
                pages.remove(page);
            }
        }
    }

    private boolean anybody() {
        return open.values().stream().anyMatch(pages -> !pages.isEmpty());
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end: these never would. */
    @Override
    public void stop() {
        running = false;
        open.values().forEach(pages -> List.copyOf(pages).forEach(SseEmitter::complete));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
