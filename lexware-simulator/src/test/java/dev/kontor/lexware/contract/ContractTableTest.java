package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/lexware-contract.md} says what the suite tries, and every route of the API is tried.
 */
class ContractTableTest {

    private static final Path TABLE = Path.of("..", "docs", "lexware-contract.md");
    private static final String WRITE = "lexware.contract.table";
    private static final String COMMAND =
            "mvn -pl lexware-simulator -am test -Dtest=ContractTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dlexware.contract.table=write";

    /** Every route of lexware-office-api.md 8, and the files of 6.7. */
    private static final List<String> MATRIX =
            List.of(
                    "GET articles",
                    "GET articles/{id}",
                    "POST articles",
                    "PUT articles/{id}",
                    "DELETE articles/{id}",
                    "GET contacts",
                    "GET contacts/{id}",
                    "POST contacts",
                    "PUT contacts/{id}",
                    "GET countries",
                    "GET credit-notes/{id}",
                    "POST credit-notes",
                    "GET credit-notes/{id}/file",
                    "GET credit-notes/{id}/document",
                    "GET delivery-notes/{id}",
                    "POST delivery-notes",
                    "GET delivery-notes/{id}/file",
                    "GET delivery-notes/{id}/document",
                    "GET down-payment-invoices/{id}",
                    "GET down-payment-invoices/{id}/file",
                    "GET dunnings/{id}",
                    "POST dunnings",
                    "GET dunnings/{id}/file",
                    "GET dunnings/{id}/document",
                    "GET event-subscriptions",
                    "GET event-subscriptions/{id}",
                    "POST event-subscriptions",
                    "DELETE event-subscriptions/{id}",
                    "GET files/{id}",
                    "POST files",
                    "GET invoices/{id}",
                    "POST invoices",
                    "GET invoices/{id}/file",
                    "GET invoices/{id}/document",
                    "GET order-confirmations/{id}",
                    "POST order-confirmations",
                    "GET order-confirmations/{id}/file",
                    "GET order-confirmations/{id}/document",
                    "GET payment-conditions",
                    "GET payments/{id}",
                    "GET posting-categories",
                    "GET print-layouts",
                    "GET profile",
                    "GET quotations/{id}",
                    "POST quotations",
                    "GET quotations/{id}/file",
                    "GET quotations/{id}/document",
                    "GET recurring-templates",
                    "GET recurring-templates/{id}",
                    "GET voucherlist",
                    "GET vouchers",
                    "GET vouchers/{id}",
                    "POST vouchers",
                    "PUT vouchers/{id}",
                    "POST vouchers/{id}/files");

    /** One line of the table. */
    private record Rule(String resource, String route, String says, String facts, String group) {

        String line() {
            return "| `%s` | %s | %s | %s |".formatted(route, says, facts, group);
        }
    }

    @Test
    void theTableInTheDocumentsIsWhatTheSuiteTries() throws Exception {
        String table = table();
        if (System.getProperty(WRITE) != null) {
            Files.writeString(TABLE, table);
        }

        assertThat(TABLE).exists();
        assertThat(Files.readString(TABLE))
                .as("docs/lexware-contract.md is stale; write it anew with: %s", COMMAND)
                .isEqualTo(table);
    }

    @Test
    void everyRouteOfTheApiIsTried() throws Exception {
        Set<String> tried = rules().stream().map(Rule::route).collect(Collectors.toSet());

        assertThat(tried).containsAll(MATRIX);
    }

    @Test
    void everyRuleNamesItsSource() throws Exception {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.facts()).matches("\\d{1,2}(\\.\\d{1,2})?"));
    }

    private static String table() throws Exception {
        List<Rule> rules = rules();
        StringBuilder text = new StringBuilder();
        text.append("# What client and simulator promise about Lexware Office\n\n")
                .append(
                        "Generated from the contract suite (`lexware-simulator/src/test/java/dev/kontor/lexware/contract`); each line is a test.\n")
                .append("Write it anew with\n\n```\n")
                .append(COMMAND)
                .append("\n```\n\n")
                .append(
                        "`facts` is the section of `lexware-office-api.md`. Tests in the group *reading* change nothing and *writing* ones leave documents: both can be pointed\n")
                .append(
                        "at a real account (how stands in the `package-info.java` of the suite). *simulated* ones need what only a person in the app can do.\n\n")
                .append(rules.size())
                .append(" rules on ")
                .append(rules.stream().map(Rule::route).distinct().count())
                .append(" routes and refused methods.\n");
        String resource = "";
        for (Rule rule : rules) {
            if (!rule.resource().equals(resource)) {
                resource = rule.resource();
                text.append("\n## ")
                        .append(resource)
                        .append(
                                "\n\n| route | rule | facts | group |\n| --- | --- | --- | --- |\n");
            }
            text.append(rule.line()).append('\n');
        }
        return text.toString();
    }

    private static List<Rule> rules() throws IOException, URISyntaxException {
        List<Rule> rules = new ArrayList<>();
        for (Class<?> type : suite()) {
            String resource = type.getAnnotation(Resource.class).value();
            methods(type).forEach(method -> rule(resource, method).ifPresent(rules::add));
        }
        rules.sort(
                Comparator.comparing(Rule::resource)
                        .thenComparing(Rule::route)
                        .thenComparing(Rule::says));
        return rules;
    }

    private static Optional<Rule> rule(String resource, Method method) {
        Reading reading = method.getAnnotation(Reading.class);
        if (reading != null) {
            return Optional.of(rule(resource, method, reading.route(), reading.facts(), "reading"));
        }
        Writing writing = method.getAnnotation(Writing.class);
        if (writing != null) {
            return Optional.of(rule(resource, method, writing.route(), writing.facts(), "writing"));
        }
        return Optional.ofNullable(method.getAnnotation(Simulated.class))
                .map(it -> rule(resource, method, it.route(), it.facts(), "simulated"));
    }

    private static Rule rule(
            String resource, Method method, String route, String facts, String group) {
        int end = route.indexOf(' ') < 0 ? verb(route) : route.indexOf(' ');
        String rest = route.substring(end).strip();
        return new Rule(
                resource,
                route.substring(0, end) + " " + resource + rest,
                words(method.getName()),
                facts,
                group);
    }

    /** Where the method ends: {@code POST?x} and {@code POST} have no space. */
    private static int verb(String route) {
        int question = route.indexOf('?');
        return question < 0 ? route.length() : question;
    }

    /** {@code isOpenAtOnce}: is open at once. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** Its own and those it inherits, unless it overrides them. */
    private static List<Method> methods(Class<?> type) {
        Map<String, Method> methods = new HashMap<>();
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                methods.putIfAbsent(method.getName(), method);
            }
        }
        return List.copyOf(methods.values());
    }

    private static List<Class<?>> suite() throws IOException, URISyntaxException {
        Path folder =
                Path.of(
                                ContractTableTest.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .resolve(ContractTableTest.class.getPackageName().replace('.', '/'));
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String name : new TreeSet<>(files.map(ContractTableTest::className).toList())) {
                Class<?> type = classOf(name);
                if (type.isAnnotationPresent(Resource.class)
                        && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".class", "");
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(ContractTableTest.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
