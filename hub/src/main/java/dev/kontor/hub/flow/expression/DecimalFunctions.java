package dev.kontor.hub.flow.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/**
 * Decimals in CEL, which has none of its own ({@code building-blocks.md}, dev.cel): an opaque type
 * with overloads of the operators against decimal, int and double.
 *
 * <p>{@code decimal == decimal} is the standard equality over {@link Decimal#equals}; amounts of
 * two currencies are not equal, and comparing them by size is an error.
 */
@SuppressWarnings("Immutable") // the functions handed to CEL are pure
final class DecimalFunctions {

    static final CelType TYPE = OpaqueType.create("decimal");

    private final List<CelFunctionDecl> declarations = new ArrayList<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    DecimalFunctions() {
        comparison("_<_", "less", order -> order < 0);
        comparison("_<=_", "less_equals", order -> order <= 0);
        comparison("_>_", "greater", order -> order > 0);
        comparison("_>=_", "greater_equals", order -> order >= 0);
        equality("_==_", "equals", true);
        equality("_!=_", "not_equals", false);
        arithmetic("_+_", "add", Decimal::plus);
        arithmetic("_-_", "subtract", Decimal::minus);
        arithmetic("_*_", "multiply", Decimal::times);
        arithmetic("_/_", "divide", Decimal::dividedBy);
        unary("-_", "negate_decimal", TYPE, Decimal::negated);
        unary("string", "decimal_to_string", SimpleType.STRING, d -> d.number().toPlainString());
        conversions();
        currency();
    }

    List<CelFunctionDecl> declarations() {
        return List.copyOf(declarations);
    }

    List<CelFunctionBinding> bindings() {
        return List.copyOf(bindings);
    }

    /** Whether an operator was left open between equality of decimals and of anything. */
    static boolean undecidedEquality(List<String> overloads) {
        return overloads.size() > 1
                && overloads.stream().anyMatch(Set.of("equals", "not_equals")::contains);
    }

    private void comparison(String operator, String name, IntPredicate accepted) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        overloads.add(overload(name, SimpleType.BOOL, TYPE, TYPE));
        bindings.add(
                CelFunctionBinding.from(
                        id(name, TYPE, TYPE),
                        Decimal.class,
                        Decimal.class,
                        (left, right) -> accepted.test(left.compareTo(right))));
        mixed(overloads, name, SimpleType.BOOL, (l, r) -> accepted.test(l.compareTo(r)));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(operator, overloads));
    }

    private void equality(String operator, String name, boolean wanted) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        mixed(overloads, name, SimpleType.BOOL, (l, r) -> (l.compareTo(r) == 0) == wanted);
        declarations.add(CelFunctionDecl.newFunctionDeclaration(operator, overloads));
    }

    private void arithmetic(String operator, String name, BinaryOperator<Decimal> operation) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        overloads.add(overload(name, TYPE, TYPE, TYPE));
        bindings.add(
                CelFunctionBinding.from(
                        id(name, TYPE, TYPE), Decimal.class, Decimal.class, operation::apply));
        mixed(overloads, name, TYPE, operation::apply);
        declarations.add(CelFunctionDecl.newFunctionDeclaration(operator, overloads));
    }

    /** The four overloads of a decimal against int and double, either way round. */
    private void mixed(
            List<CelOverloadDecl> overloads, String name, CelType result, Operation operation) {
        overloads.add(overload(name, result, TYPE, SimpleType.INT));
        overloads.add(overload(name, result, SimpleType.INT, TYPE));
        overloads.add(overload(name, result, TYPE, SimpleType.DOUBLE));
        overloads.add(overload(name, result, SimpleType.DOUBLE, TYPE));
        bindings.add(
                CelFunctionBinding.from(
                        id(name, TYPE, SimpleType.INT),
                        Decimal.class,
                        Long.class,
                        (left, right) -> operation.apply(left, Decimal.of(right))));
        bindings.add(
                CelFunctionBinding.from(
                        id(name, SimpleType.INT, TYPE),
                        Long.class,
                        Decimal.class,
                        (left, right) -> operation.apply(Decimal.of(left), right)));
        bindings.add(
                CelFunctionBinding.from(
                        id(name, TYPE, SimpleType.DOUBLE),
                        Decimal.class,
                        Double.class,
                        (left, right) -> operation.apply(left, Decimal.of(right))));
        bindings.add(
                CelFunctionBinding.from(
                        id(name, SimpleType.DOUBLE, TYPE),
                        Double.class,
                        Decimal.class,
                        (left, right) -> operation.apply(Decimal.of(left), right)));
    }

    private void unary(String function, String id, CelType result, Conversion<Decimal> operation) {
        declarations.add(
                CelFunctionDecl.newFunctionDeclaration(
                        function, CelOverloadDecl.newGlobalOverload(id, result, TYPE)));
        bindings.add(CelFunctionBinding.from(id, Decimal.class, operation::apply));
    }

    private void conversions() {
        declarations.add(
                CelFunctionDecl.newFunctionDeclaration(
                        "decimal",
                        CelOverloadDecl.newGlobalOverload("decimal_of_decimal", TYPE, TYPE),
                        CelOverloadDecl.newGlobalOverload("decimal_of_int", TYPE, SimpleType.INT),
                        CelOverloadDecl.newGlobalOverload(
                                "decimal_of_double", TYPE, SimpleType.DOUBLE),
                        CelOverloadDecl.newGlobalOverload(
                                "decimal_of_string", TYPE, SimpleType.STRING)));
        bindings.add(CelFunctionBinding.from("decimal_of_decimal", Decimal.class, d -> d));
        bindings.add(CelFunctionBinding.from("decimal_of_int", Long.class, Decimal::of));
        bindings.add(CelFunctionBinding.from("decimal_of_double", Double.class, Decimal::of));
        bindings.add(CelFunctionBinding.from("decimal_of_string", String.class, Decimal::parse));
    }

    private void currency() {
        declarations.add(
                CelFunctionDecl.newFunctionDeclaration(
                        "currency",
                        CelOverloadDecl.newMemberOverload(
                                "decimal_currency", SimpleType.STRING, TYPE)));
        bindings.add(
                CelFunctionBinding.from(
                        "decimal_currency",
                        Decimal.class,
                        d -> d.currency() == null ? "" : d.currency()));
    }

    private static CelOverloadDecl overload(
            String name, CelType result, CelType left, CelType right) {
        return CelOverloadDecl.newGlobalOverload(id(name, left, right), result, left, right);
    }

    private static String id(String name, CelType left, CelType right) {
        return name + "_" + left.name() + "_" + right.name();
    }

    @FunctionalInterface
    private interface Operation {
        Object apply(Decimal left, Decimal right);
    }

    @FunctionalInterface
    private interface Conversion<T> {
        Object apply(T value);
    }
}
