package dev.kontor.simulator.shopify;

import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The GraphQL Admin API: checks a document against the schema, charges its cost, executes it, and
 * words errors as Shopify does. Thread-safe.
 */
final class GraphQlApi {

    private static final int MOST_PER_QUERY = 1000;
    private static final int CACHED_DOCUMENTS = 1000;
    private static final Pattern UNDEFINED =
            Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");

    private final GraphQLSchema schema;
    private final GraphQL engine;
    private final Map<String, ParseAndValidateResult> documents = new ConcurrentHashMap<>();

    GraphQlApi(GraphQLSchema schema) {
        this.schema = schema;
        engine =
                GraphQL.newGraphQL(schema)
                        .preparsedDocumentProvider((input, _) ->
                                CompletableFuture.completedFuture(
                                        new PreparsedDocumentEntry(document(checked(input)))))
                        .defaultDataFetcherExceptionHandler(GraphQlApi::failed)
                        .build();
    }

    /** A call as it came. */
    record Request(
            String query,
            @Nullable String operationName,
            Map<String, Object> variables,
            String version,
            boolean throttle) {}

    /** The shop a field is asked of. */
    static Shop shop(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.getGraphQlContext().<Shop>get("shop"));
    }

    /** The API version the call came with. */
    static String version(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.getGraphQlContext().<String>get("version"));
    }

    /** Notes a search field that was ignored. */
    static void warn(DataFetchingEnvironment field, String searchField) {
        List<Map<String, Object>> warnings =
                Objects.requireNonNull(
                        field.getGraphQlContext().<List<Map<String, Object>>>get("warnings"));
        warnings.add(
                Map.of(
                        "field",
                        searchField,
                        "message",
                        "Invalid search field for this query.",
                        "code",
                        "invalid_field"));
    }

    /** The first of a list, where the field says how many. */
    static <T> List<T> first(DataFetchingEnvironment field, List<T> all) {
        Integer first = field.getArgument("first");
        return first == null || first >= all.size() ? all : all.subList(0, first);
    }

    /** The answer's JSON tree; it goes out with HTTP 200 whatever it says. */
    Map<String, Object> execute(Shop shop, Request request) {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<Map<String, Object>> warnings = new ArrayList<>();
        ExecutionInput input =
                ExecutionInput.newExecutionInput(request.query())
                        .operationName(request.operationName())
                        .variables(request.variables())
                        .graphQLContext(
                                Map.of(
                                        "shop",
                                        shop,
                                        "version",
                                        request.version(),
                                        "warnings",
                                        warnings))
                        .build();
        ParseAndValidateResult checked = checked(input);
        if (checked.isFailure()) {
            answer.put("errors", checked.getErrors().stream().map(GraphQlApi::worded).toList());
            return answer;
        }
        QueryCost cost =
                new QueryCost(
                        schema, document(checked), request.operationName(), request.variables());
        int requested = cost.requested();
        if (requested > MOST_PER_QUERY) {
            answer.put("errors", List.of(tooDear(requested)));
            return answer;
        }
        if (request.throttle() || !shop.bucket.take(requested)) {
            shop.counters.throttled.increment();
            answer.put(
                    "errors",
                    List.of(
                            Map.of(
                                    "message",
                                    "Throttled",
                                    "extensions",
                                    Map.of(
                                            "code",
                                            "THROTTLED",
                                            "documentation",
                                            "https://shopify.dev/api/usage/rate-limits"))));
            answer.put("extensions", extensions(shop, requested, null, warnings, request.query()));
            return answer;
        }
        cost.rootFields().forEach(shop.counters::called);
        ExecutionResult result = engine.execute(input);
        int actual = Math.min(requested, cost.actual(result.getData()));
        shop.bucket.giveBack(requested - actual);
        shop.counters.points.add(actual);
        answer.put("data", result.getData());
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", result.getErrors().stream().map(GraphQlApi::worded).toList());
        }
        answer.put("extensions", extensions(shop, requested, actual, warnings, request.query()));
        return answer;
    }

    private ParseAndValidateResult checked(ExecutionInput input) {
        ParseAndValidateResult known = documents.get(input.getQuery());
        if (known != null) {
            return known;
        }
        ParseAndValidateResult checked = ParseAndValidate.parseAndValidate(schema, input);
        if (documents.size() >= CACHED_DOCUMENTS) {
            documents.clear();
        }
        documents.put(input.getQuery(), checked);
        return checked;
    }

    private static Document document(ParseAndValidateResult checked) {
        return Objects.requireNonNull(checked.getDocument());
    }

    private static Map<String, Object> extensions(
            Shop shop,
            int requested,
            @Nullable Integer actual,
            List<Map<String, Object>> warnings,
            String query) {
        CostBucket.Status status = shop.bucket.status();
        Map<String, @Nullable Object> cost = new LinkedHashMap<>();
        cost.put("requestedQueryCost", requested);
        cost.put("actualQueryCost", actual);
        cost.put(
                "throttleStatus",
                Map.of(
                        "maximumAvailable",
                        (double) status.maximumAvailable(),
                        "currentlyAvailable",
                        status.currentlyAvailable(),
                        "restoreRate",
                        (double) status.restoreRate()));
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("cost", cost);
        if (!warnings.isEmpty()) {
            extensions.put("search", List.of(Map.of("query", query, "warnings", warnings)));
        }
        return extensions;
    }

    private static Map<String, Object> tooDear(int requested) {
        return Map.of(
                "message",
                "Query cost is "
                        + requested
                        + ", which exceeds the single query max cost limit ("
                        + MOST_PER_QUERY
                        + ").",
                "extensions",
                Map.of(
                        "code",
                        "MAX_COST_EXCEEDED",
                        "cost",
                        requested,
                        "maxCost",
                        MOST_PER_QUERY,
                        "documentation",
                        "https://shopify.dev/api/usage/rate-limits"));
    }

    private static Map<String, Object> worded(GraphQLError error) {
        Map<String, Object> wire = new LinkedHashMap<>();
        Matcher undefined = UNDEFINED.matcher(error.getMessage());
        boolean unknownField =
                error instanceof ValidationError validation
                        && validation.getValidationErrorType() == ValidationErrorType.FieldUndefined
                        && undefined.find();
        wire.put(
                "message",
                unknownField
                        ? "Field '"
                                + undefined.group(1)
                                + "' doesn't exist on type '"
                                + undefined.group(2)
                                + "'"
                        : error.getMessage());
        if (error.getLocations() != null) {
            wire.put(
                    "locations",
                    error.getLocations().stream()
                            .map(at -> Map.of("line", at.getLine(), "column", at.getColumn()))
                            .toList());
        }
        if (error.getPath() != null) {
            wire.put("path", error.getPath());
        }
        Map<String, Object> extensions = new HashMap<>();
        if (unknownField) {
            extensions.put("code", "undefinedField");
            extensions.put("typeName", undefined.group(2));
            extensions.put("fieldName", undefined.group(1));
        } else if (error.getExtensions() != null && error.getExtensions().containsKey("code")) {
            extensions.put("code", error.getExtensions().get("code"));
        }
        if (!extensions.isEmpty()) {
            wire.put("extensions", extensions);
        }
        return wire;
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> failed(
            DataFetcherExceptionHandlerParameters failure) {
        Throwable cause = failure.getException();
        String code = cause instanceof ApiError known ? known.code() : "INTERNAL_SERVER_ERROR";
        GraphQLError error =
                GraphqlErrorBuilder.newError(failure.getDataFetchingEnvironment())
                        .message(
                                "%s",
                                cause instanceof ApiError ? cause.getMessage() : cause.toString())
                        .errorType(ErrorClassification.errorClassification(code))
                        .extensions(Map.of("code", code))
                        .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult().error(error).build());
    }
}
