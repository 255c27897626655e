package dev.kontor.hub.rest;

import dev.kontor.hub.action.RecordSchemas;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3.1 document, derived from what is really mapped: addresses, parameters, bodies as
 * JSON Schema of their records, status, scope. Drawn when first asked for.
 */
@Component
class OpenApi {

    private static final String PREFIX = "/api";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final JsonMapper json;
    private final RecordSchemas schemas = RecordSchemas.ofJson();
    private final Supplier<ObjectNode> document = SingletonSupplier.of(this::draw);

    OpenApi(ObjectProvider<RequestMappingHandlerMapping> mappings, JsonMapper json) {
        this.mappings = mappings;
        this.json = json;
    }

    ObjectNode document() {
        return document.get();
    }

    private ObjectNode draw() {
        ObjectNode top = json.createObjectNode();
        top.put("openapi", "3.1.0");
        top.putObject("info")
                .put("title", "Kontor")
                .put("version", "1")
                .put(
                        "description",
                        "The management API. Errors are application/problem+json (RFC 9457) with a"
                                + " code and a detail that says what would be right.");
        top.putObject("components")
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        top.putArray("security").addObject().putArray("token");
        ObjectNode paths = top.putObject("paths");
        mappings.stream()
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .forEach((info, method) -> add(paths, info, method)));
        return top;
    }

    private void add(ObjectNode paths, RequestMappingInfo info, HandlerMethod method) {
        for (String path : info.getPatternValues()) {
            if (path.startsWith(PREFIX)) {
                for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                    paths.withObjectProperty(path)
                            .set(
                                    verb.name().toLowerCase(Locale.ROOT),
                                    operation(method, verb.asHttpMethod()));
                }
            }
        }
    }

    private ObjectNode operation(HandlerMethod method, HttpMethod verb) {
        ObjectNode operation = json.createObjectNode();
        String owner = method.getBeanType().getSimpleName().replaceFirst("Api$", "");
        operation.put("operationId", owner + "." + method.getMethod().getName());
        operation.putArray("tags").add(owner);
        operation.put("x-scope", ScopeCheck.needed(method, verb).key());
        ArrayNode parameters = operation.putArray("parameters");
        for (MethodParameter parameter : method.getMethodParameters()) {
            describe(operation, parameters, parameter);
        }
        if (!verb.equals(HttpMethod.GET)) {
            parameters
                    .addObject()
                    .put("name", IdempotencyFilter.HEADER)
                    .put("in", "header")
                    .put("required", false)
                    .putObject("schema")
                    .put("type", "string")
                    .put("maxLength", 200);
        }
        answers(operation.putObject("responses"), method);
        return operation;
    }

    private void describe(ObjectNode operation, ArrayNode parameters, MethodParameter parameter) {
        parameter.initParameterNameDiscovery(
                new org.springframework.core.DefaultParameterNameDiscoverer());
        String name = String.valueOf(parameter.getParameterName());
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            parameter(parameters, "path", name, true, parameter.getGenericParameterType());
        } else if (query != null) {
            boolean required =
                    query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            parameter(parameters, "query", name, required, parameter.getGenericParameterType());
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.of(parameter.getGenericParameterType()));
        }
    }

    private void parameter(
            ArrayNode parameters, String in, String name, boolean required, Type type) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .set("schema", schemas.of(type));
    }

    private void answers(ObjectNode responses, HandlerMethod method) {
        ResponseStatus status = method.getMethodAnnotation(ResponseStatus.class);
        int code = status == null ? 200 : status.code().value();
        ObjectNode good = responses.putObject(Integer.toString(code)).put("description", "Done");
        Type type = method.getMethod().getGenericReturnType();
        boolean text = method.getMethod().getName().equals("csv");
        if (type != void.class) {
            good.putObject("content")
                    .putObject(text ? "text/csv" : "application/json")
                    .set(
                            "schema",
                            text
                                    ? json.createObjectNode().put("type", "string")
                                    : schemas.of(type));
        }
        responses
                .putObject("default")
                .put("description", "Refused, and why")
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("type", "object")
                .putObject("properties")
                .setAll(problem());
    }

    private ObjectNode problem() {
        ObjectNode properties = json.createObjectNode();
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string");
        properties.putObject("code").put("type", "string");
        return properties;
    }
}
