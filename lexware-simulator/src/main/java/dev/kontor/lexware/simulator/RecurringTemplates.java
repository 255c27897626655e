package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recurring templates, which only the app changes and which the night executes ({@code
 * lexware-office-api.md} 7.18).
 */
final class RecurringTemplates {

    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    private final SimulatorClock clock;
    private final Webhooks webhooks;
    private final Agenda agenda;
    private final SalesDocuments documents;

    RecurringTemplates(
            SimulatorClock clock, Webhooks webhooks, Agenda agenda, SalesDocuments documents) {
        this.clock = clock;
        this.webhooks = webhooks;
        this.agenda = agenda;
        this.documents = documents;
    }

    /** Creates one from the body of an invoice and {@code recurringTemplateSettings}. */
    RecurringTemplate create(Organisation organisation, ObjectNode body) {
        organisation.lock().lock();
        try {
            Instant now = clock.instant();
            RecurringTemplate template =
                    new RecurringTemplate(
                            organisation.newId(),
                            organisation.id(),
                            organisation.nextSequence(),
                            0,
                            fields(organisation, body, now),
                            Schedule.of(
                                    organisation.newId(), body.path("recurringTemplateSettings")),
                            now,
                            now);
            return store(organisation, template, "recurring-template.created");
        } finally {
            organisation.lock().unlock();
        }
    }

    RecurringTemplate edit(Organisation organisation, UUID id, ObjectNode change) {
        organisation.lock().lock();
        try {
            RecurringTemplate stored = find(organisation, id);
            Instant now = clock.instant();
            ObjectNode present = stored.fields().deepCopy();
            if (present.path("address") instanceof ObjectNode address) {
                address.remove("name");
            }
            present.set("recurringTemplateSettings", stored.schedule().json());
            ObjectNode merged = Json.merged(present, change);
            return store(
                    organisation,
                    stored.changed(
                            fields(organisation, merged, now),
                            Schedule.of(
                                    stored.schedule().id(),
                                    merged.path("recurringTemplateSettings")),
                            now),
                    "recurring-template.changed");
        } finally {
            organisation.lock().unlock();
        }
    }

    void delete(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            organisation.remove(find(organisation, id));
            webhooks.fire(organisation, "recurring-template.deleted", id);
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Makes the next invoice now, whatever the day. */
    SalesDocument execute(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            RecurringTemplate template = find(organisation, id);
            LocalDate day = Dates.dayOf(clock.instant());
            SalesDocument invoice = invoice(organisation, template, day);
            executed(organisation, template, day, null);
            return invoice;
        } finally {
            organisation.lock().unlock();
        }
    }

    static RecurringTemplate find(Organisation organisation, UUID id) {
        return organisation.template(id).orElseThrow(Refusal::notFound);
    }

    static Optional<Organisation> organisationOf(Iterable<Organisation> organisations, UUID id) {
        for (Organisation organisation : organisations) {
            if (organisation.template(id).isPresent()) {
                return Optional.of(organisation);
            }
        }
        return Optional.empty();
    }

    /** Puts the next night of that template on the agenda. */
    void plan(Organisation organisation, RecurringTemplate template) {
        LocalDate next = template.schedule().nextDate();
        if (next != null) {
            agenda.at(
                    next.atTime(NIGHT).atZone(Dates.BERLIN).toInstant(),
                    () -> night(organisation, template.id()));
        }
    }

    private void night(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            organisation
                    .template(id)
                    .filter(found -> found.schedule().isDue(Dates.dayOf(clock.instant())))
                    .ifPresent(template -> {
                        LocalDate due = template.schedule().nextDate();
                        LocalDate day = due == null ? Dates.dayOf(clock.instant()) : due;
                        String failure = null;
                        try {
                            invoice(organisation, template, day);
                        } catch (Refusal refusal) {
                            failure = refusal.summary();
                        }
                        executed(organisation, template, day, failure);
                    });
        } finally {
            organisation.lock().unlock();
        }
    }

    private SalesDocument invoice(
            Organisation organisation, RecurringTemplate template, LocalDate day) {
        ObjectNode body = template.fields().deepCopy();
        if (body.path("address") instanceof ObjectNode address) {
            address.remove("name");
        }
        String date = Dates.written(Dates.startOf(day));
        body.put("voucherDate", date);
        String type = template.schedule().shippingType();
        ObjectNode shipping = body.putObject("shippingConditions").put("shippingType", type);
        if (!type.equals("none")) {
            shipping.put("shippingDate", date);
        }
        if (type.endsWith("period")) {
            LocalDate end = template.schedule().periodEnd(day);
            shipping.put("shippingEndDate", Dates.written(Dates.startOf(end)));
        }
        body.put("recurringTemplateId", template.id().toString());
        return documents.create(
                organisation,
                DocumentKind.INVOICE,
                body,
                template.schedule().finalised(),
                null,
                ExecutedBy.HAND);
    }

    private void executed(
            Organisation organisation,
            RecurringTemplate template,
            LocalDate day,
            @Nullable String failure) {
        store(
                organisation,
                template.changed(
                        template.fields(),
                        template.schedule().executed(day, failure),
                        clock.instant()),
                "recurring-template.changed");
    }

    private RecurringTemplate store(
            Organisation organisation, RecurringTemplate template, String event) {
        organisation.put(template);
        webhooks.fire(organisation, event, template.id());
        plan(organisation, template);
        return template;
    }

    /** What the body would be as an invoice of today. */
    private static ObjectNode fields(Organisation organisation, ObjectNode body, Instant now) {
        ObjectNode invoice = body.deepCopy();
        invoice.put("voucherDate", Dates.written(now));
        invoice.putObject("shippingConditions").put("shippingType", "none");
        if (Json.lacks(invoice.path("address"), "contactId")) {
            throw DocumentRules.invalid(
                    "address.contactId", "a recurring template always refers to a contact");
        }
        return RecurringTemplate.fields(
                DocumentRules.read(
                        organisation, DocumentKind.INVOICE, invoice, now, ExecutedBy.NORMAL));
    }
}
