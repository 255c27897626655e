package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * An article in one of its versions ({@code lexware-office-api.md} 7.1).
 *
 * @param version 0 for a new one
 * @param body the fields that a writer sends, completed; not changed once it is here
 */
record Article(
        UUID id,
        UUID organizationId,
        long sequence,
        int version,
        ObjectNode body,
        Instant createdDate,
        Instant updatedDate,
        boolean archived,
        ExecutedBy executedBy) {

    private static final List<String> SHOWN_AS_NULL =
            List.of("description", "articleNumber", "gtin", "note");

    /** The article as the API shows it, which writes nulls here and nowhere else. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id.toString());
        json.put("organizationId", organizationId.toString());
        json.put("createdDate", Dates.written(createdDate));
        json.put("updatedDate", Dates.written(updatedDate));
        json.put("archived", archived);
        json.setAll(body);
        for (String field : SHOWN_AS_NULL) {
            if (Json.lacks(json, field)) {
                json.putNull(field);
            }
        }
        json.put("version", version);
        return json;
    }

    Article changed(ObjectNode newBody, Instant now) {
        return next(newBody, archived, now);
    }

    Article archived(boolean flag, Instant now) {
        return next(body, flag, now);
    }

    String title() {
        return body.path("title").asString("");
    }

    String sortTitle() {
        return title().toLowerCase(Locale.GERMAN);
    }

    /** The text of a field; empty without. */
    String text(String field) {
        return Json.text(body, field).orElse("");
    }

    private Article next(ObjectNode newBody, boolean flag, Instant now) {
        return new Article(
                id,
                organizationId,
                sequence,
                version + 1,
                newBody,
                createdDate,
                now,
                flag,
                executedBy);
    }
}
