package dev.kontor.simulator.shopify;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a query costs, before it runs (as many nodes as it could return) and after (as many as it
 * did).
 *
 * <p>Rules: scalars and enums 0, objects 1, a connection 2 plus its nodes, a mutation 10, of
 * alternatives the dearest (vendors.md 4 and Shopify's page on rate limits). Values that live
 * inside their parent (money, addresses' and lines' attributes, page info) cost nothing here; the
 * vendor's exact figures are not published.
 */
final class QueryCost {

    private static final int MUTATION = 10;
    private static final int CONNECTION = 2;
    private static final Set<String> FREE =
            Set.of(
                    "MoneyBag",
                    "MoneyV2",
                    "Attribute",
                    "PageInfo",
                    "UserError",
                    "MetafieldsSetUserError",
                    "CashRoundingAdjustment",
                    "PricingPercentageValue",
                    "Count");

    private final GraphQLSchema schema;
    private final Map<String, Object> variables;
    private final Map<String, FragmentDefinition> fragments;
    private final @Nullable OperationDefinition operation;

    QueryCost(
            GraphQLSchema schema,
            Document document,
            @Nullable String operationName,
            Map<String, Object> variables) {
        this.schema = schema;
        this.variables = variables;
        fragments =
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .collect(Collectors.toMap(FragmentDefinition::getName, each -> each));
        operation =
                document.getDefinitionsOfType(OperationDefinition.class).stream()
                        .filter(each ->
                                operationName == null || operationName.equals(each.getName()))
                        .findFirst()
                        .orElse(null);
    }

    /** The names of the root fields, for statistics. */
    List<String> rootFields() {
        return operation == null
                ? List.of()
                : operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                        .map(Field::getName)
                        .toList();
    }

    int requested() {
        return total(null);
    }

    int actual(@Nullable Object data) {
        return data == null ? 0 : total(data);
    }

    private int total(@Nullable Object data) {
        if (operation == null) {
            return 0;
        }
        boolean mutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        GraphQLCompositeType root =
                mutation ? Objects.requireNonNull(schema.getMutationType()) : schema.getQueryType();
        int mutations = mutation ? rootFields().size() * MUTATION : 0;
        return mutations + selections(operation.getSelectionSet(), root, data);
    }

    /**
     * The cost of what is selected on a type: fields add up, of the fragments for other types the
     * dearest counts.
     */
    private int selections(SelectionSet set, GraphQLCompositeType type, @Nullable Object data) {
        int sum = 0;
        Map<String, Integer> alternatives = new HashMap<>();
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> sum += field(field, type, data);
                case InlineFragment inline -> {
                    String name =
                            inline.getTypeCondition() == null
                                    ? type.getName()
                                    : inline.getTypeCondition().getName();
                    alternatives.merge(
                            name,
                            selections(inline.getSelectionSet(), composite(name), data),
                            Integer::sum);
                }
                case FragmentSpread spread -> {
                    FragmentDefinition fragment =
                            Objects.requireNonNull(fragments.get(spread.getName()));
                    String name = fragment.getTypeCondition().getName();
                    alternatives.merge(
                            name,
                            selections(fragment.getSelectionSet(), composite(name), data),
                            Integer::sum);
                }
                default -> throw new IllegalStateException("unknown selection " + selection);
            }
        }
        int same = Objects.requireNonNullElse(alternatives.remove(type.getName()), 0);
        int dearest = alternatives.values().stream().max(Integer::compareTo).orElse(0);
        return sum + same + dearest;
    }

    private int field(Field field, GraphQLCompositeType parent, @Nullable Object data) {
        SelectionSet selected = field.getSelectionSet();
        if (selected == null || field.getName().startsWith("__")) {
            return 0;
        }
        if (!(parent instanceof GraphQLFieldsContainer container)
                || parent instanceof GraphQLUnionType) {
            return 0;
        }
        GraphQLFieldDefinition definition = container.getFieldDefinition(field.getName());
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (!(type instanceof GraphQLCompositeType composite)) {
            return 0;
        }
        if (data != null) {
            return actualField(selected, composite, value(data, field));
        }
        int cost = own(composite) + selections(selected, composite, null);
        if (isConnection(composite)) {
            return CONNECTION + size(field) * nodes(selected, composite, null);
        }
        boolean list = definition.getArgument("first") != null;
        return list ? Math.max(1, size(field)) * cost : cost;
    }

    private int actualField(
            SelectionSet selected, GraphQLCompositeType type, @Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (isConnection(type)) {
            return CONNECTION + nodes(selected, type, value);
        }
        if (value instanceof List<?> items) {
            return items.stream().mapToInt(item -> actualField(selected, type, item)).sum();
        }
        return own(type) + selections(selected, type, value);
    }

    /**
     * One node of a connection (or all that came), whichever of {@code nodes} and {@code
     * edges.node} is dearer.
     */
    private int nodes(SelectionSet set, GraphQLCompositeType connection, @Nullable Object data) {
        int dearest = 0;
        for (Field field : set.getSelectionsOfType(Field.class)) {
            if (field.getName().equals("nodes")) {
                dearest = Math.max(dearest, field(field, connection, data));
            } else if (field.getName().equals("edges")) {
                dearest = Math.max(dearest, field(field, connection, data));
            }
        }
        return dearest;
    }

    private static int own(GraphQLCompositeType type) {
        return FREE.contains(type.getName())
                        || type.getName().endsWith("Edge")
                        || type.getName().endsWith("Payload")
                ? 0
                : 1;
    }

    private static boolean isConnection(GraphQLCompositeType type) {
        return type.getName().endsWith("Connection");
    }

    private GraphQLCompositeType composite(String name) {
        return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(name));
    }

    private static @Nullable Object value(Object data, Field field) {
        return data instanceof Map<?, ?> map
                ? map.get(field.getAlias() == null ? field.getName() : field.getAlias())
                : null;
    }

    private int size(Field field) {
        for (String name : List.of("first", "last")) {
            for (Argument argument : field.getArguments()) {
                if (argument.getName().equals(name)) {
                    return switch (argument.getValue()) {
                        case IntValue value -> value.getValue().intValue();
                        case VariableReference variable ->
                                variables.get(variable.getName()) instanceof Number number
                                        ? number.intValue()
                                        : 1;
                        default -> 1;
                    };
                }
            }
        }
        return 1;
    }
}
