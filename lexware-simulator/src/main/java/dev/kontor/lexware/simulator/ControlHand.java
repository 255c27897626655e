package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.UUID;

/** Control calls that do what a person does in the app. */
final class ControlHand {

    private final SimulatorState state;

    ControlHand(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("POST", "/documents", this::createDocument),
                new ControlRoute(
                        "PATCH",
                        "/documents/{id}",
                        call -> state(state.documents().edit(document(call), call.object()))),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/finalize",
                        call -> state(state.documents().finalise(document(call)))),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/draft",
                        call -> state(state.documents().backToDraft(document(call)))),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/void",
                        call -> state(state.documents().cancel(document(call)))),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/accept",
                        call -> state(state.documents().answer(document(call), true))),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/reject",
                        call -> state(state.documents().answer(document(call), false))),
                new ControlRoute("POST", "/documents/{id}/pay", this::pay),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/unpay",
                        call -> state(state.documents().unpay(document(call)))),
                new ControlRoute(
                        "POST",
                        "/documents/{id}/archive",
                        call -> state(state.documents().archive(document(call), archived(call)))),
                new ControlRoute("DELETE", "/documents/{id}", this::deleteDocument),
                new ControlRoute("POST", "/contacts", this::createContact),
                new ControlRoute("PATCH", "/contacts/{id}", this::editContact),
                new ControlRoute("POST", "/contacts/{id}/archive", this::archiveContact),
                new ControlRoute("DELETE", "/contacts/{id}", this::deleteContact));
    }

    private Answer createDocument(ControlCall call) {
        String type = call.request().parameter("type").orElse("invoice");
        DocumentKind kind =
                DocumentKind.ofVoucherType(type)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "type must be invoice, creditnote, quotation,"
                                                + " orderconfirmation, deliverynote, dunning or"
                                                + " downpaymentinvoice, but is "
                                                + type));
        UUID preceding =
                call.request()
                        .parameter("precedingSalesVoucherId")
                        .map(ControlCall::uuid)
                        .orElse(null);
        SalesDocument created =
                state.documents()
                        .create(
                                organisation(call),
                                kind,
                                call.object(),
                                call.flag("finalize"),
                                preceding,
                                ExecutedBy.HAND);
        return Answer.json(
                201,
                SalesDocuments.actionResult(
                        state.baseUri(),
                        kind.resource(),
                        created.id(),
                        created.createdDate(),
                        created.updatedDate(),
                        created.version()));
    }

    private Answer pay(ControlCall call) {
        return state(state.documents().pay(document(call), ControlValues.payment(call)));
    }

    private Answer deleteDocument(ControlCall call) {
        state.documents().delete(document(call));
        return Answer.noContent();
    }

    private Answer createContact(ControlCall call) {
        Contact contact =
                state.contacts().create(organisation(call), call.object(), ExecutedBy.HAND);
        return Answer.json(201, contact.json());
    }

    private Answer editContact(ControlCall call) {
        UUID id = call.id();
        return Answer.json(200, state.contacts().edit(ownerOf(id), id, call.object()).json());
    }

    private Answer archiveContact(ControlCall call) {
        UUID id = call.id();
        return Answer.json(200, state.contacts().archive(ownerOf(id), id, archived(call)).json());
    }

    private Answer deleteContact(ControlCall call) {
        UUID id = call.id();
        state.contacts().delete(ownerOf(id), id);
        return Answer.noContent();
    }

    private SalesDocument document(ControlCall call) {
        return SalesDocuments.find(state.organisations(), call.id()).orElseThrow(Refusal::notFound);
    }

    private Organisation ownerOf(UUID contact) {
        return Contacts.organisationOf(state.organisations(), contact)
                .orElseThrow(Refusal::notFound);
    }

    private Organisation organisation(ControlCall call) {
        return state.organisation(call.organisation()).orElseThrow(Refusal::notFound);
    }

    private static boolean archived(ControlCall call) {
        return call.archived();
    }

    private static Answer state(SalesDocument document) {
        return Answer.json(document.json());
    }
}
