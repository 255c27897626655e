package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.Journal.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bookkeeping vouchers of an organisation and the files of them. Writers hold its lock; readers
 * need none.
 */
final class VoucherShelf {

    private final Map<UUID, Voucher> vouchers = new ConcurrentHashMap<>();
    private final Map<String, Set<UUID>> byNumber = new ConcurrentHashMap<>();
    private final Map<UUID, StoredFile> files = new ConcurrentHashMap<>();
    private final Map<String, UUID> uploadsByChecksum = new ConcurrentHashMap<>();
    private final Organisation.Notes notes;

    VoucherShelf(Organisation.Notes notes) {
        this.notes = notes;
    }

    /** Answers whether it is a new one. */
    boolean put(Voucher voucher) {
        Voucher before = vouchers.put(voucher.id(), voucher);
        if (before != null && before.content().number() != null) {
            ofNumber(before.content().number()).remove(before.id());
        }
        if (voucher.content().number() != null && !voucher.isDeleted()) {
            ofNumber(voucher.content().number()).add(voucher.id());
        }
        notes.note(Kind.VOUCHER, voucher.id(), voucher);
        return before == null;
    }

    /** A voucher that exists; deleted ones are gone. */
    Optional<Voucher> find(UUID id) {
        return Optional.ofNullable(vouchers.get(id)).filter(found -> !found.isDeleted());
    }

    /** The vouchers of that number, in no particular order; a number is not unique. */
    List<Voucher> numbered(String number) {
        return ofNumber(number).stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** All vouchers, deleted ones included, in order of creation. */
    List<Voucher> all() {
        return vouchers.values().stream()
                .sorted(Comparator.comparingLong(Voucher::sequence))
                .toList();
    }

    long count() {
        return vouchers.values().stream().filter(voucher -> !voucher.isDeleted()).count();
    }

    Map<UUID, StoredFile> files() {
        return files;
    }

    void addFile(StoredFile file) {
        files.put(file.id(), file);
        if (file.voucherId() != null) {
            uploadsByChecksum.put(file.checksum(), file.id());
        }
        notes.note(Kind.FILE, file.id(), file);
    }

    void removeFile(UUID id) {
        StoredFile gone = files.remove(id);
        if (gone != null) {
            uploadsByChecksum.remove(gone.checksum(), id);
            notes.note(Kind.FILE, id, null);
        }
    }

    /** The file of the same content that was uploaded before. */
    Optional<StoredFile> uploaded(String checksum) {
        UUID known = uploadsByChecksum.get(checksum);
        return known == null ? Optional.empty() : Optional.ofNullable(files.get(known));
    }

    private Set<UUID> ofNumber(String number) {
        return byNumber.computeIfAbsent(number, _ -> ConcurrentHashMap.newKeySet());
    }
}
