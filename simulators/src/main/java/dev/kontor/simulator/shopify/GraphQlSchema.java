package dev.kontor.simulator.shopify;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Puts the schema file and the tables of fields together, and refuses to start when a field has no
 * source.
 */
final class GraphQlSchema {

    private static final String FILE = "admin-2026-10.graphqls";
    private static final List<String> TEXTS =
            List.of(
                    "URL",
                    "DateTime",
                    "UnsignedInt64",
                    "CountryCode",
                    "CurrencyCode",
                    "LocalizedFieldKey",
                    "LocalizedFieldPurpose");

    private GraphQlSchema() {}

    static GraphQLSchema build(Mutations mutations, List<String> versions) {
        GraphQLCodeRegistry.Builder registry = GraphQLCodeRegistry.newCodeRegistry();
        Fields fields = new Fields(registry);
        OrderFields.define(fields);
        PartFields.define(fields);
        ShopFields.define(fields);
        queries(registry, versions);
        mutations.define(registry);
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().codeRegistry(registry);
        TEXTS.forEach(name -> wiring.scalar(scalar(name, new Text())));
        wiring.scalar(scalar("Decimal", new Decimal()));
        for (String type :
                List.of(
                        "Node",
                        "HasMetafields",
                        "LegacyInteroperability",
                        "DisplayableError",
                        "DiscountApplication",
                        "PricingValue",
                        "PurchasingEntity")) {
            wiring.type(
                    TypeRuntimeWiring.newTypeWiring(type)
                            .typeResolver(environment ->
                                    environment
                                            .getSchema()
                                            .getObjectType(
                                                    typeOf(
                                                            Objects.requireNonNull(
                                                                    environment.getObject())))));
        }
        GraphQLSchema schema =
                new SchemaGenerator()
                        .makeExecutableSchema(new SchemaParser().parse(text()), wiring.build());
        requireComplete(schema, fields);
        return schema;
    }

    private static void queries(GraphQLCodeRegistry.Builder registry, List<String> versions) {
        query(registry, "shop", field -> GraphQlApi.shop(field));
        query(registry, "app", field -> GraphQlApi.shop(field));
        query(registry, "appInstallation", field -> GraphQlApi.shop(field));
        query(registry, "currentAppInstallation", field -> GraphQlApi.shop(field));
        query(registry, "publicApiVersions", _ -> versions);
        query(
                registry,
                "order",
                field -> {
                    String gid = Objects.requireNonNull(field.<String>getArgument("id"));
                    long id = Gid.number(gid, "Order");
                    if (id < 0) {
                        throw ApiError.invalidId(gid);
                    }
                    return GraphQlApi.shop(field).visible(id);
                });
        query(
                registry,
                "node",
                field ->
                        ShopFields.node(
                                GraphQlApi.shop(field),
                                Objects.requireNonNull(field.<String>getArgument("id"))));
        query(registry, "orders", field -> OrderPages.page(GraphQlApi.shop(field), field));
        query(
                registry,
                "ordersCount",
                field -> OrderPages.count(GraphQlApi.shop(field), field.getArgument("query")));
        query(
                registry,
                "webhookSubscription",
                field ->
                        ShopFields.node(
                                GraphQlApi.shop(field),
                                Objects.requireNonNull(field.<String>getArgument("id"))));
        query(
                registry,
                "webhookSubscriptions",
                field -> {
                    List<String> topics = field.getArgument("topics");
                    String uri = field.getArgument("uri");
                    List<Subscription> wanted =
                            GraphQlApi.shop(field).subscriptions().stream()
                                    .filter(each ->
                                            topics == null
                                                    || topics.contains(
                                                            WebhookTopic.graphQl(each.topic())))
                                    .filter(each ->
                                            uri == null || each.uri().toString().equals(uri))
                                    .toList();
                    return Connection.of(wanted, field, each -> each);
                });
    }

    private static void query(
            GraphQLCodeRegistry.Builder registry, String field, DataFetcher<?> fetcher) {
        registry.dataFetcher(FieldCoordinates.coordinates("QueryRoot", field), fetcher);
    }

    private static String typeOf(Object value) {
        return switch (value) {
            case OrderRecord _ -> "Order";
            case CustomerRecord _ -> "Customer";
            case CompanyRecord _ -> "PurchasingCompany";
            case Subscription _ -> "WebhookSubscription";
            case Views.Refund _ -> "Refund";
            case Views.Product _ -> "Product";
            case Views.Collection _ -> "Collection";
            case Money.One _ -> "MoneyV2";
            case BigDecimal _ -> "PricingPercentageValue";
            case Views.Discount discount when discount.code() != null -> "DiscountCodeApplication";
            case Views.Discount discount when discount.line() == null ->
                    "AutomaticDiscountApplication";
            case Views.Discount _ -> "ManualDiscountApplication";
            default -> throw new IllegalStateException("no GraphQL type for " + value.getClass());
        };
    }

    private static void requireComplete(GraphQLSchema schema, Fields fields) {
        for (GraphQLObjectType type :
                schema.getAllTypesAsList().stream()
                        .filter(GraphQLObjectType.class::isInstance)
                        .map(GraphQLObjectType.class::cast)
                        .toList()) {
            String name = type.getName();
            boolean elsewhere =
                    name.startsWith("__")
                            || name.equals("QueryRoot")
                            || name.equals("Mutation")
                            || name.endsWith("Payload")
                            || name.endsWith("UserError");
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                if (!elsewhere && !fields.defines(name, field.getName())) {
                    throw new IllegalStateException(
                            name
                                    + "."
                                    + field.getName()
                                    + " is in "
                                    + FILE
                                    + " but nothing shows it");
                }
            }
        }
    }

    private static String text() {
        try (InputStream file = GraphQlSchema.class.getResourceAsStream(FILE)) {
            return new String(
                    Objects.requireNonNull(file, FILE + " is not on the class path").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    /** A scalar that is text on the wire. */
    private static class Text implements Coercing<String, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            return input.toString();
        }

        @Override
        public String parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return switch (input) {
                case StringValue text -> Objects.requireNonNull(text.getValue());
                case IntValue number -> Objects.requireNonNull(number.getValue()).toString();
                case FloatValue number -> Objects.requireNonNull(number.getValue()).toString();
                default -> throw new CoercingParseLiteralException("text expected, not " + input);
            };
        }
    }

    /**
     * Amounts: no needless zeros but at least one decimal ({@code "10.0"}, {@code "9.99"}), as
     * GraphQL shows them.
     */
    private static final class Decimal extends Text {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            BigDecimal bare = ((BigDecimal) value).stripTrailingZeros();
            return bare.setScale(Math.max(1, bare.scale())).toPlainString();
        }
    }
}
