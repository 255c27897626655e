package dev.kontor.lexware.simulator;

import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From what a document may follow ({@code lexware-office-api.md} 6.6); refuses with 406. */
final class Pursuit {

    private static final Set<DocumentKind> ONCE_AS_DRAFT =
            Set.of(DocumentKind.ORDER_CONFIRMATION, DocumentKind.DELIVERY_NOTE);

    private Pursuit() {}

    /** The organisation's lock must be held. */
    static SalesDocument predecessor(
            Organisation organisation, DocumentKind kind, UUID precedingId) {
        SalesDocument preceding =
                organisation
                        .document(precedingId)
                        .orElseThrow(() -> refused("preceding sales voucher not found"));
        if (!kind.predecessors().contains(preceding.kind())) {
            throw refused(
                    "a "
                            + kind.voucherType()
                            + " cannot be pursued from a "
                            + preceding.kind().voucherType());
        }
        if (preceding.isDraft() && !mayBeDraft(organisation, preceding)) {
            throw refused("preceding sales voucher is in status draft");
        }
        JsonNode fields = preceding.content().fields();
        if (preceding.kind() == DocumentKind.QUOTATION && hasChoices(fields)) {
            throw refused("the quotation has optional or alternative line items");
        }
        if (fields.path("closingInvoice").asBoolean(false) && kind == DocumentKind.CREDIT_NOTE) {
            throw refused("a closing invoice cannot be pursued to a credit note");
        }
        if (kind == DocumentKind.CREDIT_NOTE
                && !preceding.related(DocumentKind.CREDIT_NOTE).isEmpty()) {
            throw refused("preceding sales voucher already has a credit note");
        }
        return preceding;
    }

    /**
     * What a dunning must have in common with what it is about ({@code lexware-office-api.md} 7.7);
     * the name of the address is taken from there.
     */
    static void asPredecessor(SalesDocument preceding, ObjectNode body) {
        JsonNode fields = preceding.content().fields();
        String contact = Json.text(body.path("address"), "contactId").orElse("");
        if (!contact.equals(Json.text(fields.path("address"), "contactId").orElse(""))) {
            throw DocumentRules.invalid(
                    "address.contactId", "a dunning goes to whom the invoice went");
        }
        String taxType = body.path("taxConditions").path("taxType").asString("");
        if (!taxType.equals(fields.path("taxConditions").path("taxType").asString(""))) {
            throw DocumentRules.invalid(
                    "taxConditions.taxType", "a dunning has the tax conditions of the invoice");
        }
        if (contact.isEmpty() && body.path("address") instanceof ObjectNode address) {
            address.set("name", fields.path("address").path("name"));
        }
    }

    private static boolean mayBeDraft(Organisation organisation, SalesDocument preceding) {
        return ONCE_AS_DRAFT.contains(preceding.kind())
                && !organisation.settings().documented(Disputed.PURSUE_DRAFT);
    }

    private static boolean hasChoices(JsonNode fields) {
        for (JsonNode line : fields.path("lineItems")) {
            if (line.path("optional").asBoolean(false)
                    || line.path("alternative").asBoolean(false)
                    || !line.path("subItems").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static Refusal refused(String reason) {
        return new Refusal(406, "Invalid precedingSalesVoucherId: " + reason);
    }
}
