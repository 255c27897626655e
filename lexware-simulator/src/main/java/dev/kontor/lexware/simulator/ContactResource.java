package dev.kontor.lexware.simulator;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The routes of contacts ({@code lexware-office-api.md} 7.2). */
final class ContactResource {

    private static final int DOCUMENTED_PAGE = 250;
    private static final int MEASURED_PAGE = 500;

    private final SimulatorState state;

    ContactResource(SimulatorState state) {
        this.state = state;
    }

    List<Route> routes() {
        String path = "/v1/contacts";
        return List.of(
                new Route("POST", path, "contacts.write", ErrorShape.LEGACY, this::create),
                new Route("GET", path, "contacts.read", ErrorShape.LEGACY, this::search),
                new Route("GET", path + "/{id}", "contacts.read", ErrorShape.LEGACY, this::read),
                new Route(
                        "PUT", path + "/{id}", "contacts.write", ErrorShape.LEGACY, this::update));
    }

    private Answer create(Call call) {
        Contact contact =
                state.contacts()
                        .create(
                                call.organisation(),
                                call.body(),
                                call.executedBy(),
                                call.beganAt());
        return Answer.created(result(contact));
    }

    private Answer update(Call call) {
        ObjectNode body = call.body();
        return Answer.json(
                200, result(state.contacts().update(call.organisation(), call.id(), body)));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        Contact contact =
                call.organisation().contacts().find(call.id()).orElseThrow(Refusal::notFound);
        return Answer.json(200, contact.json());
    }

    private Answer search(Call call) {
        DocumentResource.requireJson(call);
        ContactFilter filter = ContactFilter.of(call.request());
        int largestPage =
                call.organisation().settings().documented(Disputed.CONTACT_PAGE_SIZE)
                        ? DOCUMENTED_PAGE
                        : MEASURED_PAGE;
        Paging paging = Paging.of(call.request(), largestPage, "name", true);
        List<Contact> found =
                call.organisation().contacts().byName(state.clock().instant(), filter::matches);
        return Answer.json(200, paging.envelope(found, Contact::json));
    }

    private ObjectNode result(Contact contact) {
        return SalesDocuments.actionResult(
                state.baseUri(),
                "contacts",
                contact.id(),
                contact.createdDate(),
                contact.updatedDate(),
                contact.version());
    }
}
