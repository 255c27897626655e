package dev.kontor.lexware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be learned from the body of an error: keys and field paths of the legacy shape ({@code
 * IssueList}), of the regular shape ({@code details}), or nothing (gateway, or no JSON at all). The
 * sentences are only looked at for the few plain messages that have no key, and are not kept
 * (lexware-office-api.md 4.1, 4.2).
 */
record ErrorBody(List<Issue> issues, String message, @Nullable String traceId) {

    /** One line of an error body; key and field already cleaned. */
    record Issue(@Nullable String key, @Nullable String field) {}

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\] -]{0,159}");
    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Map<String, Reason.Code> KEYS =
            Map.ofEntries(
                    Map.entry("bad_request_error", Reason.Code.INVALID_VALUE),
                    Map.entry("invalid_value", Reason.Code.INVALID_VALUE),
                    Map.entry("missing_entity", Reason.Code.MISSING_VALUE),
                    Map.entry("missing_contactid", Reason.Code.MISSING_VALUE),
                    Map.entry("notnull", Reason.Code.MISSING_VALUE),
                    Map.entry("countrycode_is_not_valid", Reason.Code.INVALID_VALUE),
                    Map.entry("invalid_total_amount", Reason.Code.INVALID_VALUE),
                    Map.entry("invalid_taxamount", Reason.Code.INVALID_VALUE),
                    Map.entry("min", Reason.Code.INVALID_VALUE),
                    Map.entry("validgtin", Reason.Code.INVALID_VALUE),
                    Map.entry("material_number_already_exists", Reason.Code.DUPLICATE),
                    Map.entry("account_number_already_exists", Reason.Code.NUMBER_RACE),
                    Map.entry("max_file_size_exceeded", Reason.Code.INVALID_FILE),
                    Map.entry("inacceptable_file_extension", Reason.Code.INVALID_FILE),
                    Map.entry("invalid_xrechnung", Reason.Code.INVALID_FILE),
                    Map.entry("image_conversion_error", Reason.Code.INVALID_FILE),
                    Map.entry("voucher_upload_toxic_pdf", Reason.Code.INVALID_FILE),
                    Map.entry("contact_vendor_info_not_assigned", Reason.Code.UNMAPPABLE_CONTACT),
                    Map.entry(
                            "contact_is_neither_customer_nor_vendor",
                            Reason.Code.UNMAPPABLE_CONTACT));

    static ErrorBody parse(byte[] body) {
        JsonNode root;
        try {
            root = Json.tree(body);
        } catch (UnreadableAnswer noJson) {
            return new ErrorBody(List.of(), "", null);
        }
        List<Issue> issues = new ArrayList<>();
        for (JsonNode issue : root.path("IssueList").values()) {
            issues.add(
                    new Issue(
                            clean(KEY, issue.path("i18nKey")), clean(FIELD, issue.path("source"))));
        }
        for (JsonNode detail : root.path("details").values()) {
            issues.add(
                    new Issue(
                            clean(KEY, detail.path("violation")),
                            clean(FIELD, detail.path("field"))));
        }
        String message = root.path("message").stringValue("").toLowerCase(Locale.ROOT);
        return new ErrorBody(List.copyOf(issues), message, clean(TRACE, root.path("traceId")));
    }

    /**
     * Reasons for a 4xx: who must act is told by 401, 402, 403 and 404 alone, everything else by
     * the issues and then the status.
     */
    List<Reason> reasons(int status, Reason.Code conflict) {
        Reason.Code byStatus =
                switch (status) {
                    case 401 -> Reason.Code.CREDENTIALS;
                    case 402 -> Reason.Code.CONTRACT;
                    case 403 -> Reason.Code.SCOPE;
                    case 404 -> Reason.Code.NOT_FOUND;
                    case 405 -> Reason.Code.METHOD_NOT_ALLOWED;
                    case 409 -> conflict;
                    case 415 -> Reason.Code.MALFORMED_REQUEST;
                    default -> null;
                };
        if (byStatus != null) {
            return List.of(Reason.of(byStatus));
        }
        List<Reason> named = issues.stream().map(ErrorBody::reason).toList();
        return named.isEmpty() ? List.of(Reason.of(byMessage(status))) : named;
    }

    /** Only the reasons that the body names by key; for a 5xx, whose status says nothing. */
    List<Reason> namedReasons() {
        return issues.stream().filter(issue -> issue.key() != null).map(ErrorBody::reason).toList();
    }

    private static Reason reason(Issue issue) {
        String key = issue.key() == null ? "" : issue.key().toLowerCase(Locale.ROOT);
        if ("version".equals(issue.field()) && key.equals("invalid_value")) {
            return new Reason(Reason.Code.STALE_VERSION, issue.field(), issue.key());
        }
        Reason.Code known = KEYS.get(key);
        if (known == null) {
            known =
                    key.startsWith("contact_has_not_mappable_")
                            ? Reason.Code.UNMAPPABLE_CONTACT
                            : Reason.Code.UNSPECIFIED;
        }
        return new Reason(known, issue.field(), issue.key());
    }

    /**
     * Plain messages of the regular shape; their wording is close but not guaranteed
     * (lexware-office-api.md 4.2).
     */
    private Reason.Code byMessage(int status) {
        if (message.contains("draft")) {
            return Reason.Code.DRAFT;
        }
        if (message.contains("search window")) {
            return Reason.Code.WINDOW_EXCEEDED;
        }
        if (message.contains("missing") || message.contains("must not be null")) {
            return Reason.Code.MISSING_VALUE;
        }
        return status == 400 ? Reason.Code.MALFORMED_REQUEST : Reason.Code.UNSPECIFIED;
    }

    private static @Nullable String clean(Pattern allowed, JsonNode node) {
        String text = node.stringValue("");
        return allowed.matcher(text).matches() ? text : null;
    }
}
