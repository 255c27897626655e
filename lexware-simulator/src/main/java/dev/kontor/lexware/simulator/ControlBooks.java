package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control calls that do in the app what concerns vouchers, articles and templates. */
final class ControlBooks {

    private final SimulatorState state;

    ControlBooks(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("GET", "/vouchers", this::listVouchers),
                new ControlRoute("POST", "/vouchers", this::createVoucher),
                new ControlRoute("PATCH", "/vouchers/{id}", this::editVoucher),
                new ControlRoute("POST", "/vouchers/{id}/pay", this::pay),
                new ControlRoute("POST", "/vouchers/{id}/status", this::status),
                new ControlRoute(
                        "POST",
                        "/vouchers/{id}/void",
                        call -> status(call.id(), DocumentStatus.VOIDED)),
                new ControlRoute("POST", "/vouchers/{id}/archive", this::archiveVoucher),
                new ControlRoute("DELETE", "/vouchers/{id}", this::deleteVoucher),
                new ControlRoute("POST", "/articles", this::createArticle),
                new ControlRoute("PATCH", "/articles/{id}", this::editArticle),
                new ControlRoute("POST", "/articles/{id}/archive", this::archiveArticle),
                new ControlRoute("DELETE", "/articles/{id}", this::deleteArticle),
                new ControlRoute("POST", "/recurring-templates", this::createTemplate),
                new ControlRoute("PATCH", "/recurring-templates/{id}", this::editTemplate),
                new ControlRoute("POST", "/recurring-templates/{id}/run", this::runTemplate),
                new ControlRoute("DELETE", "/recurring-templates/{id}", this::deleteTemplate));
    }

    private Answer listVouchers(ControlCall call) {
        ArrayNode list = Json.array();
        for (Organisation organisation : state.organisations()) {
            String wanted = call.request().parameter("organisation").orElse("");
            if (wanted.isEmpty() || wanted.equals(organisation.id().toString())) {
                organisation.vouchers().all().stream()
                        .filter(voucher -> call.flag("deleted") || !voucher.isDeleted())
                        .forEach(voucher -> list.add(json(voucher)));
            }
        }
        return Answer.json(200, list);
    }

    private static ObjectNode json(Voucher voucher) {
        ObjectNode json = voucher.json();
        json.put("openAmount", voucher.openAmount());
        json.put("executedBy", voucher.executedBy().wire());
        json.put("deleted", voucher.isDeleted());
        return json;
    }

    private Answer createVoucher(ControlCall call) {
        Organisation organisation =
                state.organisation(call.organisation()).orElseThrow(Refusal::notFound);
        Voucher voucher = state.vouchers().create(organisation, call.object(), ExecutedBy.HAND);
        return Answer.json(201, voucher.json());
    }

    private Answer editVoucher(ControlCall call) {
        UUID id = call.id();
        return Answer.json(
                200, state.vouchers().edit(ownerOfVoucher(id), id, call.object()).json());
    }

    private Answer pay(ControlCall call) {
        UUID id = call.id();
        return Answer.json(
                200,
                state.vouchers().pay(ownerOfVoucher(id), id, ControlValues.payment(call)).json());
    }

    private Answer status(ControlCall call) {
        String wanted = ControlValues.text(call.object(Set.of("status")), "status");
        DocumentStatus status =
                DocumentStatus.named(wanted == null ? "" : wanted)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "status must be one of a voucher, but is " + wanted));
        return status(call.id(), status);
    }

    private Answer status(UUID id, DocumentStatus status) {
        return Answer.json(200, state.vouchers().status(ownerOfVoucher(id), id, status).json());
    }

    private Answer archiveVoucher(ControlCall call) {
        UUID id = call.id();
        return Answer.json(
                200, state.vouchers().archive(ownerOfVoucher(id), id, call.archived()).json());
    }

    private Answer deleteVoucher(ControlCall call) {
        UUID id = call.id();
        state.vouchers().delete(ownerOfVoucher(id), id);
        return Answer.noContent();
    }

    private Answer createArticle(ControlCall call) {
        Organisation organisation =
                state.organisation(call.organisation()).orElseThrow(Refusal::notFound);
        Article article = state.articles().create(organisation, call.object(), ExecutedBy.HAND);
        return Answer.json(201, article.json());
    }

    private Answer editArticle(ControlCall call) {
        UUID id = call.id();
        return Answer.json(
                200, state.articles().edit(ownerOfArticle(id), id, call.object()).json());
    }

    private Answer archiveArticle(ControlCall call) {
        UUID id = call.id();
        return Answer.json(
                200, state.articles().archive(ownerOfArticle(id), id, call.archived()).json());
    }

    private Answer deleteArticle(ControlCall call) {
        UUID id = call.id();
        state.articles().delete(ownerOfArticle(id), id);
        return Answer.noContent();
    }

    private Answer createTemplate(ControlCall call) {
        Organisation organisation =
                state.organisation(call.organisation()).orElseThrow(Refusal::notFound);
        return Answer.json(201, state.templates().create(organisation, call.object()).json());
    }

    private Answer editTemplate(ControlCall call) {
        UUID id = call.id();
        return Answer.json(
                200, state.templates().edit(ownerOfTemplate(id), id, call.object()).json());
    }

    private Answer runTemplate(ControlCall call) {
        UUID id = call.id();
        return Answer.json(state.templates().execute(ownerOfTemplate(id), id).json());
    }

    private Answer deleteTemplate(ControlCall call) {
        UUID id = call.id();
        state.templates().delete(ownerOfTemplate(id), id);
        return Answer.noContent();
    }

    private Organisation ownerOfTemplate(UUID id) {
        return RecurringTemplates.organisationOf(state.organisations(), id)
                .orElseThrow(Refusal::notFound);
    }

    private Organisation ownerOfVoucher(UUID id) {
        return Vouchers.organisationOf(state.organisations(), id).orElseThrow(Refusal::notFound);
    }

    private Organisation ownerOfArticle(UUID id) {
        return Articles.organisationOf(state.organisations(), id).orElseThrow(Refusal::notFound);
    }
}
