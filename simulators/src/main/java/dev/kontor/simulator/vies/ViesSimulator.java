package dev.kontor.simulator.vies;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * VIES on loopback; README.md of this module documents its addresses. Everything here can be done
 * by HTTP under {@code /_simulator}, too. Ids are invalid unless registered. Thread-safe.
 */
public final class ViesSimulator implements AutoCloseable {

    /** Stands for every member state where failures are set. */
    public static final String EVERY_STATE = "*";

    static final String SERVICE = "/taxation_customs/vies/rest-api";

    private static final List<String> STATES =
            List.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK", "XI");

    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Trader> traders = new ConcurrentHashMap<>();
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final List<ViesQuery> queries = new CopyOnWriteArrayList<>();
    private final AtomicInteger cutNext = new AtomicInteger();
    private final AtomicInteger consultations = new AtomicInteger();

    private ViesSimulator(InstantSource clock, HttpServer server) {
        this.clock = clock;
        this.server = server;
    }

    /** Starts on a free port. */
    public static ViesSimulator start() {
        return start(0, InstantSource.system());
    }

    /**
     * Starts and listens; fails when the port is taken.
     *
     * @param port 0 takes a free one; the address is always loopback
     * @param clock what it takes for the time
     */
    public static ViesSimulator start(int port, InstantSource clock) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(
                                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                            0);
            ViesSimulator simulator = new ViesSimulator(clock, server);
            server.setExecutor(simulator.threads);
            server.createContext("/", simulator::handle);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("the VIES simulator cannot listen on port " + port, e);
        }
    }

    /** The server's address. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The address of the service itself, as clients are given it. */
    public URI serviceUri() {
        return URI.create(baseUri() + SERVICE);
    }

    /** Makes an id valid. */
    public void register(Trader trader) {
        traders.put(trader.vatId(), trader);
    }

    /** Makes an id invalid. */
    public void remove(String vatId) {
        traders.remove(vatId);
    }

    /**
     * Lets queries about ids of a member state fail.
     *
     * @param state {@link #EVERY_STATE} for all
     * @param error such as {@code MS_UNAVAILABLE}; null ends it
     */
    public void fail(String state, @Nullable String error) {
        if (error == null) {
            failing.remove(state);
        } else {
            failing.put(state, error);
        }
    }

    /** Closes the connection of the next queries without an answer. */
    public void cutNext(int howMany) {
        cutNext.set(howMany);
    }

    /** What was asked, in order. */
    public List<ViesQuery> queries() {
        return List.copyOf(queries);
    }

    /** No ids, no failures, no queries. */
    public void reset() {
        traders.clear();
        failing.clear();
        queries.clear();
        cutNext.set(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (path.startsWith("/_simulator/")) {
                control(http, path.substring("/_simulator/".length()), body);
            } else if (path.equals(SERVICE + "/check-vat-number")) {
                check(http, body);
            } else if (path.equals(SERVICE + "/check-status")) {
                answer(http, 200, status());
            } else {
                answer(http, 404, error("NOT_FOUND"));
            }
        } catch (JacksonException notJson) {
            answer(http, 400, error("INVALID_INPUT"));
        }
    }

    // The service -------------------------------------------------------------------------------

    private void check(HttpExchange http, String body) throws IOException {
        if (!http.getRequestMethod().equals("POST")) {
            answer(http, 405, error("METHOD_NOT_ALLOWED"));
            return;
        }
        if (cutNext.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            http.close();
            return;
        }
        JsonNode asked = json.readTree(body);
        String country = asked.path("countryCode").asString("");
        String number = asked.path("vatNumber").asString("");
        String traderName = text(asked, "traderName");
        String requester = requester(asked);
        String vatId = country + number;
        String problem = problem(country, number, asked, requester);
        if (problem != null) {
            note(vatId, requester, traderName, problem, null);
            // the service reports its own errors with HTTP 200
            answer(http, 200, error(problem));
            return;
        }
        Trader trader = traders.get(vatId);
        String consultation =
                requester == null ? "" : "WAPIAAAA%08d".formatted(consultations.incrementAndGet());
        note(
                vatId,
                requester,
                traderName,
                trader == null ? "invalid" : "valid",
                consultation.isEmpty() ? null : consultation);
        answer(http, 200, checked(country, number, trader, traderName, consultation));
    }

    private @Nullable String problem(
            String country, String number, JsonNode asked, @Nullable String requester) {
        if (!STATES.contains(country) || !number.matches("[A-Z0-9+*]{2,12}")) {
            return "INVALID_INPUT";
        }
        boolean named =
                asked.hasNonNull("requesterMemberStateCode") || asked.hasNonNull("requesterNumber");
        if (named && (requester == null || !requester.matches("[A-Z]{2}[A-Z0-9+*]{2,12}"))) {
            return "INVALID_REQUESTER_INFO";
        }
        String failure = failing.get(country);
        return failure != null ? failure : failing.get(EVERY_STATE);
    }

    private static @Nullable String requester(JsonNode asked) {
        String state = text(asked, "requesterMemberStateCode");
        String number = text(asked, "requesterNumber");
        return state == null || number == null ? null : state + number;
    }

    private ObjectNode checked(
            String country,
            String number,
            @Nullable Trader trader,
            @Nullable String traderName,
            String consultation) {
        ObjectNode answer = json.createObjectNode();
        answer.put("countryCode", country);
        answer.put("vatNumber", number);
        answer.put("requestDate", clock.instant().toString());
        answer.put("valid", trader != null);
        answer.put("requestIdentifier", consultation);
        answer.put("name", told(trader, Trader::name));
        answer.put("address", told(trader, Trader::address));
        answer.put("traderName", traderName == null ? "---" : traderName);
        answer.put("traderStreet", "---");
        answer.put("traderPostalCode", "---");
        answer.put("traderCity", "---");
        answer.put("traderCompanyType", "---");
        answer.put("traderNameMatch", match(trader, traderName));
        answer.put("traderStreetMatch", "NOT_PROCESSED");
        answer.put("traderPostalCodeMatch", "NOT_PROCESSED");
        answer.put("traderCityMatch", "NOT_PROCESSED");
        answer.put("traderCompanyTypeMatch", "NOT_PROCESSED");
        return answer;
    }

    private static String told(@Nullable Trader trader, Function<Trader, @Nullable String> what) {
        String text = trader == null || !trader.told() ? null : what.apply(trader);
        return text == null ? "---" : text;
    }

    private static String match(@Nullable Trader trader, @Nullable String asked) {
        if (trader == null || asked == null || !trader.compares()) {
            return "NOT_PROCESSED";
        }
        return trader.isCalled(asked) ? "VALID" : "INVALID";
    }

    private ObjectNode status() {
        ObjectNode status = json.createObjectNode();
        status.putObject("vow").put("available", !failing.containsKey(EVERY_STATE));
        ArrayNode countries = status.putArray("countries");
        for (String state : STATES) {
            boolean away = failing.containsKey(state) || failing.containsKey(EVERY_STATE);
            countries
                    .addObject()
                    .put("countryCode", state)
                    .put("availability", away ? "Unavailable" : "Available");
        }
        return status;
    }

    private ObjectNode error(String word) {
        ObjectNode error = json.createObjectNode();
        error.put("actionSucceed", false);
        error.putArray("errorWrappers").addObject().put("error", word);
        return error;
    }

    private void note(
            String vatId,
            @Nullable String requester,
            @Nullable String traderName,
            String outcome,
            @Nullable String consultation) {
        queries.add(
                new ViesQuery(
                        clock.instant(), vatId, requester, traderName, outcome, consultation));
    }

    // Control -----------------------------------------------------------------------------------

    private void control(HttpExchange http, String path, String body) throws IOException {
        String call = http.getRequestMethod() + " " + path;
        switch (call) {
            case "POST traders" -> {
                JsonNode trader = json.readTree(body);
                String vatId = trader.path("vatId").asString("");
                String name = trader.path("name").asString("");
                if (vatId.length() < 4 || name.isBlank()) {
                    refuse(http, "a trader needs a vatId and a name");
                    return;
                }
                register(Trader.of(vatId, name, text(trader, "address")));
                answer(http, 200, json.createObjectNode().put("registered", vatId));
            }
            case "PUT faults" -> {
                JsonNode faults = json.readTree(body);
                failing.clear();
                faults.path("states")
                        .properties()
                        .forEach(each -> fail(each.getKey(), each.getValue().asString()));
                cutNext(faults.path("cutNext").asInt(0));
                answer(http, 200, json.valueToTree(Map.of("states", new TreeMap<>(failing))));
            }
            case "GET queries" -> answer(http, 200, json.valueToTree(queries()));
            case "GET traders" ->
                    answer(http, 200, json.valueToTree(new TreeMap<>(traders).values()));
            case "POST reset" -> {
                reset();
                answer(http, 200, json.createObjectNode());
            }
            default -> {
                if (call.startsWith("DELETE traders/")) {
                    remove(path.substring("traders/".length()));
                    answer(http, 200, json.createObjectNode());
                } else {
                    refuse(http, "there is no " + call);
                }
            }
        }
    }

    private void refuse(HttpExchange http, String why) throws IOException {
        answer(http, 400, json.createObjectNode().put("error", why));
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        return text.isBlank() ? null : text;
    }

    private void answer(HttpExchange http, int status, JsonNode body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        http.getResponseHeaders().set("Content-Type", "application/json");
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }
}
