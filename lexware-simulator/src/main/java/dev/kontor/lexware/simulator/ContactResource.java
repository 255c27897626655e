package dev.kontor.lexware.simulator;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The routes of contacts ({@code lexware-office-api.md} 7.2). */
final class ContactResource {

    /** Documented are 250, accepted are up to 500 ({@code lexware-office-api.md} 5). */
    private static final int LARGEST_PAGE = 500;

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
                state.contacts().create(call.organisation(), call.body(), call.executedBy());
        ObjectNode result = result(contact);
        return Answer.json(201, result)
                .withHeader("Location", result.path("resourceUri").asString(""));
    }

    private Answer update(Call call) {
        ObjectNode body = call.body();
        return Answer.json(
                200, result(state.contacts().update(call.organisation(), call.id(), body)));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        Contact contact = call.organisation().contact(call.id()).orElseThrow(Refusal::notFound);
        return Answer.json(200, contact.json());
    }

    private Answer search(Call call) {
        DocumentResource.requireJson(call);
        ContactFilter filter = ContactFilter.of(call.request());
        Paging paging = Paging.of(call.request(), LARGEST_PAGE, "name", true);
        List<Contact> found =
                call.organisation().contactIndex().visible(state.clock().instant()).stream()
                        .filter(filter::matches)
                        .sorted(
                                Comparator.comparing(Contact::sortName)
                                        .thenComparingLong(Contact::sequence))
                        .toList();
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
