package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Templates that make invoices by themselves (lexware-office-api.md 7.18). Read-only. */
public final class RecurringTemplates {

    private static final String PATH = "/v1/recurring-templates";

    private final Transport transport;

    RecurringTemplates(Transport transport) {
        this.transport = transport;
    }

    /**
     * An order of templates.
     *
     * @param by property
     * @param ascending oldest first
     */
    public record Sort(Property by, boolean ascending) {

        /** What templates can be ordered by. */
        public enum Property {
            /** When it was made. */
            CREATED_DATE("createdDate"),
            /** When it was changed last. */
            UPDATED_DATE("updatedDate"),
            /** When it ran last. */
            LAST_EXECUTION_DATE("lastExecutionDate"),
            /** When it runs next. */
            NEXT_EXECUTION_DATE("nextExecutionDate");

            private final String wire;

            Property(String wire) {
                this.wire = wire;
            }
        }

        String wire() {
            return by.wire + (ascending ? ",ASC" : ",DESC");
        }
    }

    /** Reads a template in full. May be repeated. */
    public Answer<RecurringTemplate> get(UUID id) {
        return transport.send(
                Call.get(PATH + "/" + id, ""),
                reply -> Json.read(reply.body(), RecurringTemplate.class));
    }

    /**
     * One page of templates, without lines and texts. May be repeated. Entries beyond 10,000 cannot
     * be reached.
     *
     * @param sort null for the API's own, documented as last changed first
     * @param page from 0
     * @param size 1 to 250
     */
    public Answer<Page<RecurringTemplate>> page(@Nullable Sort sort, int page, int size) {
        Page.check(page, size);
        String query =
                new Query()
                        .with("page", page)
                        .with("size", size)
                        .with("sort", sort == null ? null : sort.wire())
                        .toString();
        return transport.send(
                Call.get(PATH, query),
                reply -> Page.read(reply.body(), row -> Json.read(row, RecurringTemplate.class)));
    }

    /** All templates, the oldest first, page by page as they are taken. */
    public Listing<RecurringTemplate> all() {
        Sort oldest = new Sort(Sort.Property.CREATED_DATE, true);
        return Listing.of(new WindowWalk<>(page -> page(oldest, page, Page.LARGEST)));
    }
}
