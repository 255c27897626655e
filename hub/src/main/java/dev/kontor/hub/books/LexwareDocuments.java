package dev.kontor.hub.books;

import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.Address;
import dev.kontor.lexware.CreditNote;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.LineItem;
import dev.kontor.lexware.TotalPrice;
import dev.kontor.lexware.VoucherStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads single documents, whatever their kind, into one shape. */
@Component
class LexwareDocuments {

    private final LexwareAccess lexware;

    LexwareDocuments(LexwareAccess lexware) {
        this.lexware = lexware;
    }

    /** Empty if Lexware does not have it (any more). One call. */
    Optional<ReadDocument> read(
            OrganisationId organisation, DocumentKind kind, UUID id, boolean attended) {
        return read(organisation, kind, id, lexware.permit(organisation, attended));
    }

    /** As above, with a permit that was booked before. */
    Optional<ReadDocument> read(
            OrganisationId organisation, DocumentKind kind, UUID id, Permit permit) {
        return switch (kind) {
            case INVOICE ->
                    lexware.read(organisation, permit, client -> client.invoices().get(id))
                            .map(invoice -> read(id, invoice));
            case CREDIT_NOTE ->
                    lexware.read(organisation, permit, client -> client.creditNotes().get(id))
                            .map(note -> read(id, note));
        };
    }

    private static ReadDocument read(UUID id, Invoice invoice) {
        return new ReadDocument(
                id,
                DocumentKind.INVOICE,
                status(invoice.voucherStatus()),
                invoice.voucherNumber(),
                total(invoice.totalPrice()),
                name(invoice.address()),
                created(invoice.createdDate()),
                instant(invoice.updatedDate()),
                day(invoice.voucherDate()),
                text(invoice.introduction(), invoice.remark(), invoice.lineItems()));
    }

    private static ReadDocument read(UUID id, CreditNote note) {
        return new ReadDocument(
                id,
                DocumentKind.CREDIT_NOTE,
                status(note.voucherStatus()),
                note.voucherNumber(),
                total(note.totalPrice()),
                name(note.address()),
                created(note.createdDate()),
                instant(note.updatedDate()),
                day(note.voucherDate()),
                text(note.introduction(), note.remark(), note.lineItems()));
    }

    private static @Nullable String name(@Nullable Address address) {
        return address == null ? null : address.name();
    }

    private static String status(@Nullable VoucherStatus status) {
        return status == null ? "unknown" : status.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal total(@Nullable TotalPrice price) {
        return price == null ? null : price.totalGrossAmount();
    }

    private static Instant created(@Nullable OffsetDateTime date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime date) {
        return date == null ? null : date.toInstant();
    }

    static @Nullable LocalDate day(@Nullable OffsetDateTime date) {
        return date == null ? null : VatApplied.day(date.toInstant());
    }

    private static String text(
            @Nullable String introduction, @Nullable String remark, List<LineItem> lines) {
        return Stream.concat(
                        Stream.of(introduction, remark),
                        lines.stream().flatMap(line -> Stream.of(line.name(), line.description())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
