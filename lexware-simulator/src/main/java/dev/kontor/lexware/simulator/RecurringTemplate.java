package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recurring template in one of its versions ({@code lexware-office-api.md} 7.18).
 *
 * @param version 0 for a new one
 * @param fields as they are shown, without the schedule
 */
record RecurringTemplate(
        UUID id,
        UUID organizationId,
        long sequence,
        int version,
        ObjectNode fields,
        Schedule schedule,
        Instant createdDate,
        Instant updatedDate) {

    private static final List<String> OF_A_DOCUMENT =
            List.of("voucherDate", "shippingConditions", "closingInvoice");

    /** The fields of an invoice that are one of a template, too. */
    static ObjectNode fields(DocumentContent invoice) {
        ObjectNode fields = invoice.fields();
        fields.remove(OF_A_DOCUMENT);
        return fields;
    }

    RecurringTemplate changed(ObjectNode newFields, Schedule newSchedule, Instant now) {
        return new RecurringTemplate(
                id,
                organizationId,
                sequence,
                version + 1,
                newFields,
                newSchedule,
                createdDate,
                now);
    }

    ObjectNode json() {
        ObjectNode json = head();
        json.put("version", version);
        json.setAll(fields);
        json.set("recurringTemplateSettings", schedule.json());
        return json;
    }

    /** As the list shows it. */
    ObjectNode row() {
        ObjectNode json = head();
        json.set("title", fields.path("title"));
        JsonNode address = fields.path("address");
        json.putObject("address")
                .put("contactId", address.path("contactId").asString(""))
                .put("name", address.path("name").asString(""));
        JsonNode price = fields.path("totalPrice");
        ObjectNode total = json.putObject("totalPrice").put("currency", "EUR");
        total.set("totalNetAmount", price.path("totalNetAmount"));
        total.set("totalGrossAmount", price.path("totalGrossAmount"));
        json.set("paymentConditions", fields.path("paymentConditions"));
        json.set("recurringTemplateSettings", schedule.json());
        return json;
    }

    private ObjectNode head() {
        ObjectNode json = Json.object();
        json.put("id", id.toString());
        json.put("organizationId", organizationId.toString());
        json.put("createdDate", Dates.written(createdDate));
        json.put("updatedDate", Dates.written(updatedDate));
        return json;
    }
}
