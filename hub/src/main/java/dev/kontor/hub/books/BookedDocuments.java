package dev.kontor.hub.books;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the mirror knows of the account's documents, for other modules. Reads only. */
@Component
public class BookedDocuments {

    private final DocumentMirror mirror;
    private final LexwareAccess lexware;

    BookedDocuments(DocumentMirror mirror, LexwareAccess lexware) {
        this.mirror = mirror;
        this.lexware = lexware;
    }

    /**
     * A document of the account.
     *
     * @param kind {@code invoice} or {@code credit-note}
     * @param total gross
     * @param marked whether it bears a marker of ours, as far as it was read
     */
    public record BookedDocument(
            SourceRef ref,
            String kind,
            String status,
            @Nullable String number,
            @Nullable BigDecimal total,
            @Nullable String contactName,
            Instant createdAt,
            boolean marked) {}

    /**
     * How fresh the mirror is.
     *
     * @param reached back to which creation it saw everything
     */
    public record Age(Instant readAt, Instant reached) {}

    /**
     * Documents created in that time that Lexware still had when it was last asked, oldest first.
     */
    public List<BookedDocument> between(OrganisationId organisation, Instant from, Instant until) {
        return mirror.between(organisation, from, until).stream()
                .map(each ->
                        new BookedDocument(
                                lexware.ref(organisation, each.kind().key(), each.id().toString()),
                                each.kind().key(),
                                each.status(),
                                each.number(),
                                each.total(),
                                each.contactName(),
                                each.createdAt(),
                                each.token() != null))
                .toList();
    }

    /** The numbers of these documents, as far as they were read. */
    public Map<SourceRef, String> numbers(
            OrganisationId organisation, Collection<SourceRef> documents) {
        Map<UUID, String> known =
                mirror.numbers(
                        organisation,
                        documents.stream().map(each -> UUID.fromString(each.id())).toList());
        Map<SourceRef, String> numbers = new LinkedHashMap<>();
        for (SourceRef each : documents) {
            String number = known.get(UUID.fromString(each.id()));
            if (number != null) {
                numbers.put(each, number);
            }
        }
        return numbers;
    }

    /** Empty if it never saw anything. */
    public Optional<Age> age(OrganisationId organisation) {
        return mirror.indexAge(organisation).map(age -> new Age(age.readAt(), age.reached()));
    }
}
