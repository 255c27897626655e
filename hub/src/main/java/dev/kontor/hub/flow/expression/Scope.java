package dev.kontor.hub.flow.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names an expression can use, with their types. Immutable and thread-safe.
 *
 * <p>Limits: 2,000 characters, 500 nodes, 24 levels of nesting, 10,000 iterations, regular
 * expressions of 500 instructions (matched in linear time), texts and lists that are put together
 * as {@link BoundedAddition} allows, numbers as {@link dev.kontor.hub.shared.Decimals} does.
 */
public final class Scope {

    static final String STEPS = "steps";
    static final String SETTINGS = "settings";

    private static final long MOST_TIMES = 100_000;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(2_000)
                    .maxParseExpressionNodeCount(500)
                    .maxParseRecursionDepth(24)
                    .comprehensionMaxIterations(10_000)
                    .maxRegexProgramSize(500)
                    .build();

    private static final DecimalFunctions DECIMALS = new DecimalFunctions();

    // The older of the two runtimes: only it chooses among our overloads when a type is known at
    // run time only, as in order.charged > settings.limit.
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder()
                    .setOptions(OPTIONS)
                    .setStandardEnvironmentEnabled(false)
                    .setStandardFunctions(BoundedAddition.otherFunctions())
                    .addFunctionBindings(DECIMALS.bindings())
                    .addFunctionBindings(BoundedAddition.bindings())
                    .build();

    private final CelTypes types = new CelTypes();
    private final Map<String, CelType> variables = new LinkedHashMap<>();
    private final CelCompiler compiler;

    /**
     * A scope with these records, {@code settings}, and the outputs of these earlier steps.
     *
     * @param records variable name to record class
     * @param steps step id to output class
     */
    public Scope(
            Map<String, Class<? extends Record>> records,
            Map<String, Class<? extends Record>> steps) {
        records.forEach((name, type) -> variables.put(name, types.struct(type)));
        variables.put(SETTINGS, MapType.create(SimpleType.STRING, SimpleType.DYN));
        variables.put(STEPS, types.steps(steps));
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setTypeProvider(types)
                        .addFunctionDeclarations(DECIMALS.declarations());
        variables.forEach(builder::addVar);
        compiler = builder.build();
    }

    /**
     * Checks an expression.
     *
     * @throws ExpressionException with everything that is wrong
     */
    public Expression compile(String text, Wanted wanted) throws ExpressionException {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            throw new ExpressionException(
                    new Complaints(types, variables, text).explain(result.getErrors()));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            List<CelNavigableExpr> nodes =
                    CelNavigableAst.fromAst(tree).getRoot().allNodes().toList();
            refuseStructs(nodes);
            refuseMultiplication(nodes);
            refuseUndecidedEquality(nodes, tree);
            requireType(tree.getResultType(), wanted);
            return new Expression(
                    text,
                    wanted,
                    RUNTIME.createProgram(tree),
                    fieldsRead(nodes, STEPS),
                    fieldsRead(nodes, SETTINGS));
        } catch (CelValidationException | CelEvaluationException impossible) {
            throw new ExpressionException(
                    new ExpressionIssue(
                            1,
                            1,
                            "this cannot be evaluated (%s)".formatted(impossible.getMessage()),
                            "write it in another way"));
        }
    }

    private void requireType(CelType actual, Wanted wanted) throws ExpressionException {
        boolean absent = actual.equals(SimpleType.NULL_TYPE);
        if (absent ? wanted.optional() : types.fits(actual, wanted.type())) {
            return;
        }
        throw new ExpressionException(
                new ExpressionIssue(
                        1,
                        1,
                        "this gives %s, but %s has to be %s"
                                .formatted(
                                        CelTypes.describe(actual),
                                        wanted.name(),
                                        wanted.description()),
                        "give " + wanted.description()));
    }

    /**
     * What goes over lists hands each value on as often as it names it, and the next takes that up:
     * {@code map(x, [x, x])} one behind the other makes a tree that is small in memory, because its
     * branches are the same, and takes for ever to be compared.
     */
    private static void refuseMultiplication(List<CelNavigableExpr> nodes)
            throws ExpressionException {
        long times = 1;
        for (CelNavigableExpr node : nodes) {
            if (node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
                times *= Math.max(1, named(nodes, node.expr().comprehension()));
            }
            if (times > MOST_TIMES) {
                throw new ExpressionException(
                        new ExpressionIssue(
                                1,
                                1,
                                "this takes up its values more than %d times".formatted(MOST_TIMES),
                                "go over fewer lists one behind the other"));
            }
        }
    }

    private static long named(
            List<CelNavigableExpr> nodes, CelExpr.CelComprehension comprehension) {
        long step = comprehension.loopStep().id();
        return nodes.stream()
                .filter(node -> node.id() == step)
                .flatMap(CelNavigableExpr::allNodes)
                .filter(node -> node.expr().identOrDefault().name().equals(comprehension.iterVar()))
                .count();
    }

    private static void refuseStructs(List<CelNavigableExpr> nodes) throws ExpressionException {
        for (CelNavigableExpr node : nodes) {
            if (node.getKind() == CelExpr.ExprKind.Kind.STRUCT) {
                throw new ExpressionException(
                        new ExpressionIssue(
                                1,
                                1,
                                "%s cannot be made in an expression"
                                        .formatted(node.expr().struct().messageName()),
                                "hand on one that is there, such as order.customer"));
            }
        }
    }

    /** Which equality is meant is open if one side is a decimal and the other of any type. */
    private static void refuseUndecidedEquality(
            List<CelNavigableExpr> nodes, CelAbstractSyntaxTree tree) throws ExpressionException {
        for (CelNavigableExpr node : nodes) {
            boolean undecided =
                    tree.getReference(node.id())
                            .map(CelReference::overloadIds)
                            .filter(DecimalFunctions::undecidedEquality)
                            .isPresent();
            if (undecided
                    && node.children()
                            .map(side -> tree.getType(side.id()))
                            .anyMatch(type ->
                                    type.filter(DecimalFunctions.TYPE::equals).isPresent())) {
                throw new ExpressionException(
                        new ExpressionIssue(
                                1,
                                1,
                                "a decimal is compared with a value whose type is only known when"
                                        + " it runs",
                                "write decimal(…) around the other value"));
            }
        }
    }

    private static Set<String> fieldsRead(List<CelNavigableExpr> nodes, String variable) {
        return nodes.stream()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.SELECT)
                .map(node -> node.expr().select())
                .filter(select -> select.operand().identOrDefault().name().equals(variable))
                .map(CelExpr.CelSelect::field)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
