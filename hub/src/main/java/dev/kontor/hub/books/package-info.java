/**
 * Everything about Lexware: documents, contacts, their mirror and matching, and VAT as applied to
 * them.
 *
 * <p>Owns the tables {@code document}, {@code document_index}, {@code contact} and {@code
 * contact_pass}; {@link dev.kontor.hub.books.vat} has its own. Knows nothing of flows or of the
 * vendors that sales come from.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "model",
            "database",
            "organisation",
            "lane",
            "ledger",
            "connector",
            "action"
        })
@NullMarked
package dev.kontor.hub.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
