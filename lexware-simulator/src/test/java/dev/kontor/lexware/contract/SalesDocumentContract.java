package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.SalesDocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What holds for every kind of sales document that can be made (lexware-office-api.md 6): making,
 * reading, following, files.
 */
abstract class SalesDocumentContract extends SalesDocumentFieldContract {

    @Writing(route = "POST", facts = "6.1")
    void isMadeAsADraftUnlessToldOtherwise() {
        UUID id = made(send(USUAL, false));

        assertThat(read(id).path("voucherStatus").asString()).isEqualTo("draft");
    }

    @Writing(route = "POST", facts = "6.1")
    void isOpenAtOnceWhenItIsFinalised() {
        assertThat(read(finalised()).path("voucherStatus").asString()).isEqualTo("open");
    }

    @Writing(route = "POST", facts = "2")
    void answersWithTheAddressOfWhatWasMade() {
        Raw.Reply reply = posted(_ -> {});

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .isEqualTo(reply.json().path("resourceUri").asString())
                .endsWith(path() + "/" + reply.json().path("id").asString());
    }

    @Writing(route = "POST", facts = "6.2")
    void ignoresReadOnlyFieldsAndComputesTheTotalsItself() {
        Raw.Reply reply =
                posted(body -> {
                    body.put("voucherNumber", "X1").put("archived", true);
                    if (totals()) {
                        body.withObject("totalPrice").put("totalGrossAmount", 1);
                    }
                });

        JsonNode document = read(UUID.fromString(reply.json().path("id").asString()));
        assertThat(document.path("voucherNumber").asString("")).isNotEqualTo("X1");
        assertThat(document.path("archived").asBoolean()).isFalse();
        if (totals()) {
            assertThat(document.path("totalPrice").path("totalGrossAmount").decimalValue())
                    .isEqualByComparingTo("14.88");
        }
    }

    @Writing(route = "POST", facts = "2")
    void ignoresUnknownQueryParameters() {
        String separator = target().contains("?") ? "&" : "?";
        Raw.Reply reply =
                raw.post(target() + separator + "shiny=1", Raw.object(draft(USUAL).wireForm()));

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        assertThat(raw.get(path(NOBODY)).status()).isEqualTo(404);
    }

    @Writing(route = "GET /{id}", facts = "4.3")
    void isNotFoundAsAnotherKind() {
        UUID id = made(send(USUAL, false));
        String other = path().endsWith("/invoices") ? "/v1/quotations/" : "/v1/invoices/";

        assertThat(raw.get(other + id).status()).isEqualTo(404);
    }

    @Writing(route = "GET /{id}", facts = "2")
    void carriesDatesInBerlinsOffsetWithMilliseconds() {
        UUID id = made(send(USUAL, false));

        assertThat(read(id).path("voucherDate").asString()).isEqualTo(LexwareTime.format(NOW));
    }

    // ---- what does not exist

    @Reading(route = "GET", facts = "6.1")
    void cannotBeListedByItsOwnResource() {
        assertThat(raw.get(path()).status()).isIn(403, 404, 405);
    }

    @Writing(route = "PUT /{id}", facts = "6.1")
    void cannotBeChanged() {
        UUID id = made(send(USUAL, false));

        assertThat(raw.put(path(id), Raw.object(draft(USUAL).wireForm())).status())
                .isIn(403, 404, 405);
    }

    @Writing(route = "DELETE /{id}", facts = "6.1")
    void cannotBeDeleted() {
        UUID id = made(send(USUAL, false));

        assertThat(raw.delete(path(id)).status()).isIn(403, 404, 405);
        assertThat(raw.get(path(id)).status()).isEqualTo(200);
    }

    // ---- following

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void followsWhatTheChainAllowsAndNothingElse() {
        for (SalesDocumentKind other : DocumentParts.KINDS) {
            if (other == SalesDocumentKind.DUNNING) {
                continue;
            }
            UUID preceding = another(other, true);
            if (kind.mayFollow(other)) {
                JsonNode made = read(made(follow(other, preceding)));
                assertThat(made.path("relatedVouchers").findValuesAsString("id"))
                        .as("%s after %s", kind, other)
                        .contains(preceding.toString());
            } else {
                assertThat(followed(preceding).status())
                        .as("%s after %s", kind, other)
                        .isEqualTo(406);
                refusesBeforeTheCall(other, preceding);
            }
        }
    }

    void refusesBeforeTheCall(SalesDocumentKind other, UUID preceding) {
        clientRefuses("precedingSalesVoucherId", () -> follow(other, preceding));
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void followsNoDraft() {
        for (SalesDocumentKind other : DocumentParts.KINDS) {
            if (kind.mayFollow(other)) {
                assertThat(followed(another(other, false)).status())
                        .as("%s after a draft %s", kind, other)
                        .isEqualTo(406);
            }
        }
    }

    // ---- files

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void hasAPdfOnceItIsFinalised() {
        DocumentFile file = done(file(finalised(), FileFormat.PDF));

        assertThat(file.contentType()).startsWith("application/pdf");
        assertThat(new String(file.content(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(file.fileName()).endsWith(".pdf");
    }

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void hasNoFileAsADraft() {
        rejected(Reason.Code.DRAFT, 409, file(made(send(USUAL, false)), FileFormat.ORIGINAL));
    }

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void isSentInNoOtherFormat() {
        assertThat(raw.get(path(finalised()) + "/file", "image/png").status()).isEqualTo(406);
    }

    @Reading(route = "GET /{id}/file", facts = "6.7")
    void hasNoFileByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, file(NOBODY, FileFormat.ORIGINAL));
    }

    @Writing(route = "GET /{id}/document", facts = "6.7")
    void stillNamesItsFileTheOldWay() {
        UUID id = finalised();
        Raw.Reply reply = raw.get(path(id) + "/document");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        UUID file = UUID.fromString(reply.json().path("documentFileId").asString());
        assertThat(done(client.files().download(file, FileFormat.PDF)).contentType())
                .startsWith("application/pdf");
    }
}
