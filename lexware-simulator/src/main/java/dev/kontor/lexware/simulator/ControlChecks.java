package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control calls that show what is in the simulator, for whoever checks it. */
final class ControlChecks {

    private final SimulatorState state;

    ControlChecks(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("GET", "/documents", this::documents),
                new ControlRoute("GET", "/contacts", this::contacts),
                new ControlRoute("GET", "/duplicates", this::duplicates));
    }

    private Answer documents(ControlCall call) {
        ArrayNode list = Json.array();
        selected(call).forEach(document -> list.add(json(document)));
        return Answer.json(200, list);
    }

    private Answer contacts(ControlCall call) {
        ArrayNode list = Json.array();
        organisations(call)
                .flatMap(organisation -> organisation.contacts().all().stream())
                .filter(contact -> call.flag("deleted") || !contact.deleted())
                .forEach(contact -> list.add(json(contact)));
        return Answer.json(200, list);
    }

    private Answer duplicates(ControlCall call) {
        Pattern pattern = pattern(call.request().parameter("pattern").orElse(""));
        Map<Marked, List<SalesDocument>> groups = new LinkedHashMap<>();
        TreeSet<String> markers = new TreeSet<>();
        List<SalesDocument> documents = selected(call).toList();
        int marked = 0;
        for (SalesDocument document : documents) {
            Optional<String> marker = marker(document, pattern);
            if (marker.isPresent()) {
                marked++;
                markers.add(marker.get());
                Marked key =
                        new Marked(document.organisation().id(), document.kind(), marker.get());
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(document);
            }
        }
        ObjectNode json = Json.object();
        json.put("pattern", pattern.pattern());
        json.put("documents", documents.size());
        json.put("marked", marked);
        json.put("unmarked", documents.size() - marked);
        json.put("markers", markers.size());
        ArrayNode list = json.putArray("duplicates");
        groups.forEach((key, group) -> {
            if (group.size() > 1) {
                list.add(json(key, group));
            }
        });
        return Answer.json(200, json);
    }

    private Stream<Organisation> organisations(ControlCall call) {
        Optional<UUID> wanted = call.request().parameter("organisation").map(ControlCall::uuid);
        return state.organisations().stream()
                .filter(organisation -> wanted.isEmpty() || wanted.get().equals(organisation.id()));
    }

    private Stream<SalesDocument> selected(ControlCall call) {
        Optional<String> type = call.request().parameter("type");
        Optional<String> status = call.request().parameter("status");
        boolean deleted = call.flag("deleted");
        return organisations(call)
                .flatMap(organisation -> organisation.allDocuments().stream())
                .filter(document -> deleted || !document.isDeleted())
                .filter(document ->
                        type.isEmpty() || type.get().equals(document.kind().voucherType()))
                .filter(document ->
                        status.isEmpty() || status.get().equals(document.status().wire()));
    }

    private static Pattern pattern(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The query parameter pattern is needed");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern is no regular expression: " + e.getMessage(), e);
        }
    }

    private static Optional<String> marker(SalesDocument document, Pattern pattern) {
        JsonNode fields = document.content().fields();
        List<String> texts = new ArrayList<>();
        texts.add(fields.path("introduction").asString(""));
        texts.add(fields.path("remark").asString(""));
        for (JsonNode line : fields.path("lineItems")) {
            texts.add(line.path("name").asString(""));
            texts.add(line.path("description").asString(""));
        }
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return Optional.of(matcher.group(matcher.groupCount() > 0 ? 1 : 0));
            }
        }
        return Optional.empty();
    }

    private static ObjectNode json(Marked key, List<SalesDocument> group) {
        ObjectNode json = Json.object();
        json.put("organizationId", key.organisation().toString());
        json.put("type", key.kind().voucherType());
        json.put("marker", key.marker());
        ArrayNode documents = json.putArray("documents");
        for (SalesDocument document : group) {
            documents
                    .addObject()
                    .put("id", document.id().toString())
                    .put("number", document.number())
                    .put("status", document.status().wire())
                    .put("gross", document.content().totals().gross())
                    .put("createdDate", Dates.written(document.createdDate()))
                    .put("executedBy", document.executedBy().wire())
                    .put("deleted", document.isDeleted());
        }
        return json;
    }

    private static ObjectNode json(SalesDocument document) {
        DocumentContent content = document.content();
        JsonNode fields = content.fields();
        ObjectNode json = Json.object();
        json.put("organizationId", document.organisation().id().toString());
        json.put("id", document.id().toString());
        json.put("type", document.kind().voucherType());
        json.put("status", document.status().wire());
        json.put("number", document.number());
        json.put("version", document.version());
        json.put("voucherDate", Dates.written(content.voucherDate()));
        json.put("dueDate", content.dueDate() == null ? null : content.dueDate().toString());
        json.put("createdDate", Dates.written(document.createdDate()));
        json.put("updatedDate", Dates.written(document.updatedDate()));
        json.put("contactId", content.contactId() == null ? null : content.contactId().toString());
        json.set("address", fields.path("address"));
        json.put("addressName", fields.path("address").path("name").asString(""));
        json.put("taxType", fields.path("taxConditions").path("taxType").asString(""));
        json.put("net", content.totals().net());
        json.put("tax", content.totals().tax());
        json.put("gross", content.totals().gross());
        json.put("open", document.openAmount());
        json.set("taxAmounts", fields.path("taxAmounts"));
        json.put("title", fields.path("title").asString(""));
        json.put("introduction", fields.path("introduction").asString(""));
        json.put("remark", fields.path("remark").asString(""));
        json.set("lines", fields.path("lineItems"));
        UUID preceding = document.precedingId();
        json.put("precedingSalesVoucherId", preceding == null ? null : preceding.toString());
        json.set("relatedVouchers", document.relatedVouchers());
        json.put("executedBy", document.executedBy().wire());
        json.put("deleted", document.isDeleted());
        return json;
    }

    private ObjectNode json(Contact contact) {
        ObjectNode json = Json.object();
        json.put("organizationId", contact.organizationId().toString());
        json.put("id", contact.id().toString());
        json.put("version", contact.version());
        json.put("createdDate", Dates.written(contact.createdDate()));
        json.put("usable", !state.clock().instant().isBefore(contact.usableAt()));
        json.set("body", contact.json());
        json.put("executedBy", contact.executedBy().wire());
        json.put("deleted", contact.deleted());
        return json;
    }

    private record Marked(UUID organisation, DocumentKind kind, String marker) {}
}
