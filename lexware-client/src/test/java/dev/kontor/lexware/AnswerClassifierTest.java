package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kontor.lexware.Answer.Unknown.Why;
import dev.kontor.lexware.Reason.Code;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of lexware-office-api.md 4: every body shape and status code. */
class AnswerClassifierTest {

    private static final Call POST = Call.post("/v1/invoices", "", new byte[0], Code.UNSPECIFIED);
    private static final Call SUBSCRIBE =
            Call.post("/v1/event-subscriptions", "", new byte[0], Code.DUPLICATE);
    private static final Call PUT = Call.put("/v1/contacts/1", new byte[0]);
    private static final Call GET = Call.get("/v1/contacts", "");
    private static final Call FILE = Call.file("/v1/invoices/1/file", "*/*");

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "gateway 401",
                        POST,
                        401,
                        "{\"message\":\"Unauthorized\"}",
                        Code.CREDENTIALS,
                        null,
                        null),
                arguments("402", POST, 402, "{}", Code.CONTRACT, null, null),
                arguments(
                        "gateway 403",
                        GET,
                        403,
                        "{\"message\":\"Invalid key=value pair\"}",
                        Code.SCOPE,
                        null,
                        null),
                arguments("403 of OAuth", GET, 403, "access_denied", Code.SCOPE, null, null),
                arguments(
                        "404 regular",
                        GET,
                        404,
                        regular("not found", ""),
                        Code.NOT_FOUND,
                        null,
                        null),
                arguments("404 empty", FILE, 404, "", Code.NOT_FOUND, null, null),
                arguments("405", GET, 405, "", Code.METHOD_NOT_ALLOWED, null, null),
                arguments("415", POST, 415, "", Code.MALFORMED_REQUEST, null, null),
                arguments(
                        "400 malformed JSON",
                        POST,
                        400,
                        regular("", ""),
                        Code.MALFORMED_REQUEST,
                        null,
                        null),
                arguments(
                        "400 missing parameter",
                        GET,
                        400,
                        regular("Missing required request parameters", ""),
                        Code.MISSING_VALUE,
                        null,
                        null),
                arguments(
                        "legacy 400",
                        GET,
                        400,
                        legacy("bad_request_error", "name"),
                        Code.INVALID_VALUE,
                        "name",
                        "bad_request_error"),
                arguments(
                        "regular 406 with a violation",
                        POST,
                        406,
                        regular(
                                "validation",
                                "{\"violation\":\"NOTNULL\",\"field\":\"lineItems[0].unitPrice.taxRatePercentage\",\"message\":\"darf nicht null sein\"}"),
                        Code.MISSING_VALUE,
                        "lineItems[0].unitPrice.taxRatePercentage",
                        "NOTNULL"),
                arguments(
                        "regular 406 with an unknown violation",
                        POST,
                        406,
                        regular("", "{\"violation\":\"BRANDNEW\",\"field\":\"title\"}"),
                        Code.UNSPECIFIED,
                        "title",
                        "BRANDNEW"),
                arguments(
                        "regular 406 of a draft's PDF",
                        FILE,
                        406,
                        regular("Requesting the PDF is not possible in state draft", ""),
                        Code.DRAFT,
                        null,
                        null),
                arguments(
                        "409 of a draft's file",
                        FILE,
                        409,
                        regular("status draft", ""),
                        Code.DRAFT,
                        null,
                        null),
                arguments(
                        "search window",
                        GET,
                        400,
                        regular("Maximum search window exceeded", ""),
                        Code.WINDOW_EXCEEDED,
                        null,
                        null),
                arguments(
                        "409 on PUT",
                        PUT,
                        409,
                        regular("conflict", ""),
                        Code.STALE_VERSION,
                        null,
                        null),
                arguments(
                        "409 subscription",
                        SUBSCRIBE,
                        409,
                        regular("", ""),
                        Code.DUPLICATE,
                        null,
                        null),
                arguments("409 elsewhere", POST, 409, "", Code.UNSPECIFIED, null, null),
                arguments(
                        "legacy 406 stale version",
                        PUT,
                        406,
                        legacy("invalid_value", "version"),
                        Code.STALE_VERSION,
                        "version",
                        "invalid_value"),
                arguments(
                        "legacy 406 missing",
                        POST,
                        406,
                        legacy("missing_entity", "company.name"),
                        Code.MISSING_VALUE,
                        "company.name",
                        "missing_entity"),
                arguments(
                        "legacy 406 alternatives",
                        POST,
                        406,
                        legacy("missing_entity", "roles.customer or roles.vendor"),
                        Code.MISSING_VALUE,
                        "roles.customer or roles.vendor",
                        "missing_entity"),
                arguments(
                        "legacy 406 number race",
                        POST,
                        406,
                        legacy("account_number_already_exists", "number"),
                        Code.NUMBER_RACE,
                        "number",
                        "account_number_already_exists"),
                arguments(
                        "legacy 406 country",
                        POST,
                        406,
                        legacy("countrycode_is_not_valid", "countryCode"),
                        Code.INVALID_VALUE,
                        "countryCode",
                        "countrycode_is_not_valid"),
                arguments(
                        "regular 406 duplicate",
                        POST,
                        406,
                        regular(
                                "",
                                "{\"violation\":\"MATERIAL_NUMBER_ALREADY_EXISTS\",\"field\":\"materialNumber\"}"),
                        Code.DUPLICATE,
                        "materialNumber",
                        "MATERIAL_NUMBER_ALREADY_EXISTS"),
                arguments("406 without a body", POST, 406, "", Code.UNSPECIFIED, null, null),
                arguments("406 with HTML", POST, 406, "<html>", Code.UNSPECIFIED, null, null),
                arguments("422 undocumented", POST, 422, "", Code.UNSPECIFIED, null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void namesTheReasonOfARefusal(
            String name, Call call, int status, String body, Code code, String field, String key) {
        Answer<String> answer = classify(call, status, body);

        assertThat(answer).isInstanceOf(Answer.Rejected.class);
        Answer.Rejected<String> rejected = (Answer.Rejected<String>) answer;
        assertThat(rejected.status()).isEqualTo(status);
        assertThat(rejected.reasons()).containsExactly(new Reason(code, field, key));
        assertThat(rejected.because(code)).isTrue();
        assertThat(answer.certainlyNotExecuted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 507, 599})
    void doesNotKnowWhatBecameOfAServerError(int status) {
        for (String body :
                List.of(
                        "",
                        "{\"message\":null}",
                        "{\"message\":\"Endpoint request timed out\"}",
                        "<html>")) {
            Answer<String> answer = classify(POST, status, body);

            assertThat(answer)
                    .isEqualTo(new Answer.Unknown<>(Why.SERVER_ERROR, status, List.of(), null));
            assertThat(answer.certainlyNotExecuted()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 203, 301, 302, 307, 408})
    void doesNotKnowWhatAnUndocumentedStatusMeans(int status) {
        assertThat(classify(POST, status, "{}"))
                .isEqualTo(new Answer.Unknown<>(Why.UNEXPECTED_STATUS, status, List.of(), null));
    }

    @Test
    void namesAContactThatLexwareCannotShow() {
        Answer<String> answer =
                classify(GET, 500, legacy("contact_has_not_mappable_email_address", "contact"));

        assertThat(answer)
                .isEqualTo(
                        new Answer.Unknown<>(
                                Why.SERVER_ERROR,
                                500,
                                List.of(
                                        new Reason(
                                                Code.UNMAPPABLE_CONTACT,
                                                "contact",
                                                "contact_has_not_mappable_email_address")),
                                null));
    }

    @Test
    void isThrottledByA429WhateverItsBody() {
        assertThat(classify(POST, 429, "")).isEqualTo(new Answer.Throttled<>(null));
        assertThat(
                        classify(POST, 429, "{\"message\":\"Too Many Requests\"}")
                                .certainlyNotExecuted())
                .isTrue();
    }

    @Test
    void passesOnTheAdviceInSecondsOnly() {
        assertThat(throttled("3")).isEqualTo(new Answer.Throttled<>(Duration.ofSeconds(3)));
        assertThat(throttled("Wed, 21 Oct 2026 07:28:00 GMT"))
                .isEqualTo(new Answer.Throttled<>(null));
        assertThat(throttled("-1")).isEqualTo(new Answer.Throttled<>(null));
        assertThat(throttled("99999999999999999999")).isEqualTo(new Answer.Throttled<>(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void isDoneWithAReadableSuccess(int status) {
        assertThat(classify(POST, status, "fine")).isEqualTo(new Answer.Done<>("fine", status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"id\":null}",
                "{\"id\":\"no-uuid\"}",
                "{\"id\":\"77aa"
            })
    void doesNotKnowWhatASuccessWithoutAnIdMade(String body) {
        Answer<ActionResult> answer =
                AnswerClassifier.classify(
                        POST, reply(201, body, Map.of()), SalesDocuments::actionResult);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> {
                            assertThat(unknown.why()).isEqualTo(Why.UNREADABLE_ANSWER);
                            assertThat(unknown.status()).isEqualTo(201);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"createdDate\":\"yesterday\"",
                "\"resourceUri\":\"::\"",
                "\"version\":\"many\"",
                "\"new\":{}"
            })
    void isDoneIfThereIsAnIdWhateverElseIsUnreadable(String rest) {
        String id = "77aa0000-0000-4000-8000-000000000001";

        Answer<ActionResult> answer =
                AnswerClassifier.classify(
                        POST,
                        reply(201, "{\"id\":\"" + id + "\"," + rest + "}", Map.of()),
                        SalesDocuments::actionResult);

        assertThat(answer.success().orElseThrow().id()).hasToString(id);
    }

    @Test
    void keepsTheTraceIdOfARefusal() {
        assertThat(((Answer.Rejected<String>) classify(POST, 406, regular("", ""))).traceId())
                .isEqualTo("1c2d3e4f5a6b");
    }

    @Test
    void keepsAllReasons() {
        String body =
                regular(
                        "",
                        "{\"violation\":\"NOTNULL\",\"field\":\"voucherDate\"},{\"violation\":\"NOTNULL\",\"field\":\"address\"}");

        assertThat(((Answer.Rejected<String>) classify(POST, 406, body)).reasons())
                .extracting(Reason::field)
                .containsExactly("voucherDate", "address");
    }

    @Test
    void neverRepeatsABody() {
        String secret = "Ina Probe <ina@musterhof.example>";
        List<Answer<?>> answers =
                List.of(
                        classify(POST, 406, legacy(secret, secret)),
                        classify(
                                POST,
                                406,
                                regular(
                                        secret,
                                        "{\"violation\":\""
                                                + secret
                                                + "\",\"field\":\""
                                                + secret
                                                + "\"}")),
                        classify(POST, 500, "{\"message\":\"" + secret + "\"}"),
                        classify(POST, 401, secret),
                        AnswerClassifier.classify(
                                POST,
                                reply(201, "{\"id\":\"" + secret + "\"}", Map.of()),
                                SalesDocuments::actionResult));

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.toString()).doesNotContain("Ina", "musterhof");
                    if (answer instanceof Answer.Unknown<?> unknown && unknown.cause() != null) {
                        assertThat(unknown.cause()).hasNoCause().hasMessageNotContaining("Ina");
                    }
                });
    }

    @Test
    void claimsUnreachableOnlyIfNothingLeft() {
        ConnectException refused = new ConnectException("refused");

        assertThat(AnswerClassifier.<String>withoutReply(true, null, Why.CONNECTION_LOST, refused))
                .isEqualTo(new Answer.Unreachable<>(refused));
        assertThat(AnswerClassifier.<String>withoutReply(false, null, Why.CONNECTION_LOST, refused))
                .isEqualTo(new Answer.Unknown<>(Why.CONNECTION_LOST, null, List.of(), refused));
    }

    @Test
    void keepsTheWordsOfThePacerThatHeldARequestBack() {
        NotSentException late = new NotSentException("send-before has passed");

        assertThat(AnswerClassifier.<String>withoutReply(true, late, Why.CONNECTION_LOST, null))
                .isEqualTo(new Answer.NotSent<>("send-before has passed"));
    }

    @Test
    void changesOnlyTheValueOfAnAnswerWhenMapped() {
        assertThat(new Answer.Done<>("a", 201).map(String::length))
                .isEqualTo(new Answer.Done<>(1, 201));
        assertThat(classify(POST, 504, "").map(String::length))
                .isEqualTo(new Answer.Unknown<>(Why.SERVER_ERROR, 504, List.of(), null));
        assertThat(new Answer.Done<>("a", 201).success()).contains("a");
        assertThat(classify(POST, 429, "").success()).isEmpty();
    }

    private static Answer<String> throttled(String advice) {
        return AnswerClassifier.classify(
                POST,
                reply(429, "", Map.of("Retry-After", List.of(advice))),
                reply -> "never read");
    }

    private static Answer<String> classify(Call call, int status, String body) {
        return AnswerClassifier.classify(
                call,
                reply(status, body, Map.of()),
                reply -> new String(reply.body(), StandardCharsets.UTF_8));
    }

    private static Reply reply(int status, String body, Map<String, List<String>> headers) {
        return new Reply(
                status,
                HttpHeaders.of(headers, (_, _) -> true),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String legacy(String key, String source) {
        return "{\"IssueList\":[{\"i18nKey\":\"%s\",\"source\":\"%s\",\"type\":\"validation_failure\",\"additionalData\":null,\"args\":null}]}"
                .formatted(key, source);
    }

    private static String regular(String message, String details) {
        return "{\"timestamp\":\"2026-03-02T09:15:00.120+01:00\",\"status\":406,\"error\":\"Not Acceptable\",\"path\":\"/v1/invoices\",\"traceId\":\"1c2d3e4f5a6b\",\"message\":\"%s\",\"details\":[%s]}"
                .formatted(message, details);
    }
}
