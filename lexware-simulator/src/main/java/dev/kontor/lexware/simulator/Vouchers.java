package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What may happen to bookkeeping vouchers: by the API, and by a person's hand in the app. */
final class Vouchers {

    private final SimulatorClock clock;
    private final Webhooks webhooks;
    private final Agenda agenda;

    Vouchers(SimulatorClock clock, Webhooks webhooks, Agenda agenda) {
        this.clock = clock;
        this.webhooks = webhooks;
        this.agenda = agenda;
    }

    Voucher create(Organisation organisation, ObjectNode input, ExecutedBy executedBy) {
        DocumentStatus status = initialStatus(organisation, input, executedBy);
        VoucherContent content =
                VoucherRules.read(organisation, input, status == DocumentStatus.UNCHECKED);
        List<UUID> files = VoucherRules.files(organisation, input);
        organisation.lock().lock();
        try {
            return add(organisation, content, status, files, executedBy);
        } finally {
            organisation.lock().unlock();
        }
    }

    /** The voucher of a file that was just uploaded; the lock must be held. */
    Voucher uploaded(Organisation organisation, UUID file) {
        Instant now = clock.instant();
        Duration recognition = organisation.dice().draw(organisation.settings().recognitionDelay());
        Voucher voucher =
                add(
                        organisation,
                        VoucherContent.uploaded(Dates.dayOf(now)),
                        DocumentStatus.BLANK,
                        List.of(file),
                        ExecutedBy.NORMAL);
        if (recognition.isZero()) {
            recognised(organisation, voucher.id());
        } else {
            agenda.at(now.plus(recognition), () -> recognised(organisation, voucher.id()));
        }
        return voucher;
    }

    /** Replaces a voucher as a whole; files that are left out are gone for good. */
    Voucher update(Organisation organisation, UUID id, ObjectNode input) {
        organisation.lock().lock();
        try {
            Voucher stored = known(organisation, id);
            version(input, stored);
            if (stored.status() == DocumentStatus.BLANK) {
                throw VoucherRules.invalid("voucherStatus");
            }
            DocumentStatus status = statusOfUpdate(organisation, stored, input);
            VoucherContent content =
                    VoucherRules.read(organisation, input, status == DocumentStatus.UNCHECKED);
            List<UUID> files = VoucherRules.files(organisation, input);
            Instant now = clock.instant();
            for (UUID gone : stored.files()) {
                if (!files.contains(gone)) {
                    organisation.vouchers().removeFile(gone);
                }
            }
            return store(organisation, stored, stored.changed(status, content, files, now));
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Adds a file; one with the same content is the one that is there already. */
    UUID attach(Organisation organisation, UUID id, StoredFile file) {
        organisation.lock().lock();
        try {
            Voucher stored = known(organisation, id);
            for (UUID present : stored.files()) {
                StoredFile other = organisation.vouchers().files().get(present);
                if (other != null && other.checksum().equals(file.checksum())) {
                    return present;
                }
            }
            organisation.vouchers().addFile(file);
            List<UUID> files = new ArrayList<>(stored.files());
            files.add(file.id());
            store(organisation, stored, stored.withFiles(files, clock.instant()));
            return file.id();
        } finally {
            organisation.lock().unlock();
        }
    }

    /** A voucher that is found by its id; 404 until it is. */
    Voucher known(Organisation organisation, UUID id) {
        return organisation
                .vouchers()
                .find(id)
                .filter(found -> !clock.instant().isBefore(found.knownAt()))
                .orElseThrow(Refusal::notFound);
    }

    Voucher edit(Organisation organisation, UUID id, ObjectNode change) {
        return byHand(
                organisation,
                id,
                (stored, now) -> {
                    ObjectNode present = stored.json();
                    ObjectNode merged = Json.merged(present, change);
                    DocumentStatus status =
                            DocumentStatus.named(merged.path("voucherStatus").asString(""))
                                    .orElse(stored.status());
                    return stored.changed(
                            status,
                            VoucherRules.read(
                                    organisation, merged, status == DocumentStatus.UNCHECKED),
                            stored.files(),
                            now);
                });
    }

    Voucher status(Organisation organisation, UUID id, DocumentStatus status) {
        return byHand(organisation, id, (stored, now) -> stored.withStatus(status, now));
    }

    Voucher archive(Organisation organisation, UUID id, boolean flag) {
        return byHand(organisation, id, (stored, now) -> stored.archived(flag, now));
    }

    Voucher pay(Organisation organisation, UUID id, SalesDocuments.Payment payment) {
        Voucher paid =
                byHand(
                        organisation,
                        id,
                        (stored, now) -> {
                            BigDecimal open = stored.openAmount();
                            if (open == null
                                    || stored.status() == DocumentStatus.UNCHECKED
                                    || stored.status() == DocumentStatus.VOIDED) {
                                throw new Refusal(
                                        409,
                                        "A voucher in status "
                                                + stored.status().wire()
                                                + " cannot be paid");
                            }
                            return stored.paid(payment.of(open, now), now);
                        });
        webhooks.fire(organisation, "payment.changed", id);
        return paid;
    }

    void delete(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            Voucher stored = organisation.vouchers().find(id).orElseThrow(Refusal::notFound);
            Instant now = clock.instant();
            organisation.put(stored.asDeleted(now));
            organisation.unlist(id, now);
            webhooks.fire(organisation, "voucher.deleted", id);
        } finally {
            organisation.lock().unlock();
        }
    }

    static Optional<Organisation> organisationOf(Iterable<Organisation> organisations, UUID id) {
        for (Organisation organisation : organisations) {
            if (organisation.vouchers().find(id).isPresent()) {
                return Optional.of(organisation);
            }
        }
        return Optional.empty();
    }

    private Voucher byHand(
            Organisation organisation, UUID id, BiFunction<Voucher, Instant, Voucher> move) {
        organisation.lock().lock();
        try {
            Voucher stored = organisation.vouchers().find(id).orElseThrow(Refusal::notFound);
            return store(organisation, stored, move.apply(stored, clock.instant()));
        } finally {
            organisation.lock().unlock();
        }
    }

    private Voucher add(
            Organisation organisation,
            VoucherContent content,
            DocumentStatus status,
            List<UUID> files,
            ExecutedBy executedBy) {
        Instant now = clock.instant();
        boolean uploaded = status == DocumentStatus.BLANK;
        Instant knownAt =
                uploaded
                        ? now.plus(organisation.dice().draw(organisation.settings().voucherDelay()))
                        : now;
        Voucher voucher =
                new Voucher(
                        organisation.newId(),
                        organisation.id(),
                        organisation.nextSequence(),
                        1,
                        status,
                        content,
                        files,
                        List.of(),
                        now,
                        now,
                        knownAt,
                        false,
                        false,
                        executedBy);
        return store(organisation, null, voucher);
    }

    private void recognised(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            Optional<Voucher> blank =
                    organisation
                            .vouchers()
                            .find(id)
                            .filter(found -> found.status() == DocumentStatus.BLANK);
            blank.ifPresent(found -> {
                Voucher recognised = found.withStatus(DocumentStatus.UNCHECKED, clock.instant());
                organisation.put(recognised);
                organisation.list(id, VoucherRow.of(recognised), clock.instant());
                webhooks.fire(organisation, "voucher.created", id);
            });
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Stores a version and says so; what is blank has not happened yet for subscribers. */
    private Voucher store(Organisation organisation, @Nullable Voucher before, Voucher after) {
        organisation.put(after);
        organisation.list(after.id(), VoucherRow.of(after), clock.instant());
        if (before == null) {
            if (after.status() != DocumentStatus.BLANK) {
                webhooks.fire(organisation, "voucher.created", after.id());
            }
            return after;
        }
        webhooks.fire(organisation, "voucher.changed", after.id());
        if (before.status() != after.status()) {
            webhooks.fire(organisation, "voucher.status.changed", after.id());
        }
        return after;
    }

    private static DocumentStatus initialStatus(
            Organisation organisation, ObjectNode input, ExecutedBy executedBy) {
        String given = Json.text(input, "voucherStatus").orElse("open");
        if (executedBy == ExecutedBy.HAND) {
            return DocumentStatus.named(given)
                    .orElseThrow(() -> VoucherRules.invalid("voucherStatus"));
        }
        boolean allowed =
                given.equals("open")
                        || (given.equals("unchecked")
                                && organisation.settings().documented(Disputed.POST_UNCHECKED));
        if (!allowed) {
            throw VoucherRules.invalid("voucherStatus");
        }
        return given.equals("open") ? DocumentStatus.OPEN : DocumentStatus.UNCHECKED;
    }

    /** The one change of status that the API makes books an unchecked voucher. */
    private static DocumentStatus statusOfUpdate(
            Organisation organisation, Voucher stored, ObjectNode input) {
        boolean unchecked = stored.status() == DocumentStatus.UNCHECKED;
        if (Json.lacks(input, "voucherStatus")) {
            if (unchecked && organisation.settings().documented(Disputed.PUT_UNCHECKED)) {
                throw VoucherRules.missing("voucherStatus");
            }
            return stored.status();
        }
        if (!input.path("voucherStatus").asString("").equals("open")) {
            throw VoucherRules.invalid("voucherStatus");
        }
        return unchecked ? DocumentStatus.OPEN : stored.status();
    }

    private static void version(ObjectNode input, Voucher stored) {
        if (Json.lacks(input, "version")) {
            throw VoucherRules.missing("version");
        }
        BigDecimal version = Json.decimal(input, "version");
        if (version == null || version.compareTo(BigDecimal.valueOf(stored.version())) != 0) {
            throw Refusal.issue(409, "invalid_value", "version");
        }
    }
}
