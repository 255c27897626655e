package dev.kontor.hub.ledger;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps number and hash of each chain's newest entry outside of the database, once a day and
 * organisation: a line in a file of this node that only grows, and a line in the log. Whoever can
 * change the database cannot change a copy of either, so that a tail that was cut off, or a chain
 * that was written anew, is found. Thread-safe.
 */
@Component
public class KeptHeads implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(KeptHeads.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final AuditTrail trail;
    private final Transactions transactions;
    private final Path file;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("audit-heads").factory());

    KeptHeads(
            AuditTrail trail,
            Transactions transactions,
            AuditProperties properties,
            JsonMapper json,
            InstantSource clock) {
        this.trail = trail;
        this.transactions = transactions;
        this.file = properties.headsFile();
        this.json = json;
        this.clock = clock;
    }

    /**
     * A line of the file.
     *
     * @param entry its number in the chain
     */
    public record Kept(String organisation, long entry, String hash, Instant at) {

        AuditTrail.Head head() {
            return new AuditTrail.Head(entry, hash);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::outliving, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** What was kept of an organisation's chain on this node, oldest first. */
    public List<AuditTrail.Head> of(OrganisationId organisation) {
        return all().stream()
                .filter(each -> each.organisation().equals(organisation.value()))
                .map(Kept::head)
                .toList();
    }

    /** Keeps the heads that nothing was kept of today; returns how many. */
    synchronized int keep() {
        Instant now = clock.instant();
        LocalDate today = day(now);
        Map<String, LocalDate> last = new HashMap<>();
        all().forEach(each -> last.put(each.organisation(), day(each.at())));
        List<Kept> due =
                transactions.acrossOrganisations(trail::heads).entrySet().stream()
                        .filter(each -> !today.equals(last.get(each.getKey().value())))
                        .map(each ->
                                new Kept(
                                        each.getKey().value(),
                                        each.getValue().seq(),
                                        each.getValue().hash(),
                                        now))
                        .toList();
        for (Kept each : due) {
            append(json.writeValueAsString(each) + "\n");
            LOG.info(
                    "outcome=audit-head-kept organisation={} entry={} hash={}",
                    each.organisation(),
                    each.entry(),
                    each.hash());
        }
        return due.size();
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int whole = before.length;
            while (whole > 0 && before[whole - 1] != '\n') {
                whole--;
            }
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                channel.truncate(whole).position(whole);
                while (bytes.hasRemaining()) {
                    var _ = channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The heads cannot be kept in " + file, failed);
        }
    }

    /** A last line without its end is one whose writing was cut off. */
    private List<Kept> all() {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("The kept heads cannot be read from " + file, failed);
        }
        List<Kept> kept = new ArrayList<>();
        int number = 0;
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            number++;
            try {
                kept.add(json.readValue(line, Kept.class));
            } catch (JacksonException unreadable) {
                throw new IllegalStateException(
                        "Line %d of %s is no kept head".formatted(number, file), unreadable);
            }
        }
        return kept;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** What could not be kept is kept an hour later. */
    private void outliving() {
        try {
            keep();
        } catch (RuntimeException failed) {
            LOG.warn("outcome=audit-heads-not-kept cause={}", failed.toString());
        }
    }
}
