package dev.kontor.simulator.shopify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Shopify on loopback with any number of shops; README.md of this module documents its addresses.
 * Everything here can be done by HTTP under {@code /_simulator}, too. Thread-safe. Shops are named
 * by their {@link ShopSpec#name()}; a shop or order that does not exist is refused with an
 * exception that says so.
 */
public final class ShopifySimulator implements AutoCloseable {

    /** Stands for every shop where faults and limits are set. */
    public static final String EVERY_SHOP = "*";

    private static final int BACKLOG = 1024;

    private final ShopifySimulatorOptions options;
    private final SimulatedClock clock;
    private final Random random;
    private final JsonMapper json;
    private final Ids ids = new Ids();
    private final Map<String, Shop> shops = new ConcurrentHashMap<>();
    private final WebhookDispatcher dispatcher;
    private final AdminApi admin;
    private final ControlRoutes control;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ShopifySimulator(
            ShopifySimulatorOptions options, InstantSource time, HttpServer server) {
        this.options = options;
        this.server = server;
        clock = new SimulatedClock(time);
        random = new Random(options.seed());
        json = SimulatorJson.wire();
        dispatcher = new WebhookDispatcher(options, clock, random, json);
        List<String> versions = AdminApi.supported(options.apiVersion());
        GraphQlApi graphQl =
                new GraphQlApi(GraphQlSchema.build(new Mutations(dispatcher), versions));
        admin = new AdminApi(graphQl, json, random, versions);
        control = new ControlRoutes(this, SimulatorJson.control());
    }

    /** Starts on a free port with everything as documented. */
    public static ShopifySimulator start() {
        return start(ShopifySimulatorOptions.defaults());
    }

    /** Starts and listens; fails when the port is taken. */
    public static ShopifySimulator start(ShopifySimulatorOptions options) {
        return start(options, InstantSource.system());
    }

    /** Starts with a time of the caller's; {@link #advance} comes on top of it. */
    public static ShopifySimulator start(ShopifySimulatorOptions options, InstantSource time) {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty(
                    "sun.net.httpserver.nodelay", "true"); // else every answer waits 40 ms
        }
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(
                                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                                    options.port()),
                            BACKLOG);
            ShopifySimulator simulator = new ShopifySimulator(options, time, server);
            server.setExecutor(simulator.threads);
            server.createContext("/", simulator::handle);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the Shopify simulator cannot listen on port " + options.port(), e);
        }
    }

    /** The server's address; a shop's is {@link ShopAccess#baseUri()}. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Opens a shop; a name that is taken is refused. */
    public ShopAccess addShop(ShopSpec spec) {
        Shop shop = new Shop(spec, options, clock, ids, random);
        if (shops.putIfAbsent(spec.name(), shop) != null) {
            throw SimulatorRefusal.conflict("there is a shop " + spec.name() + " already");
        }
        return access(shop);
    }

    /** What an app needs to speak with a shop. */
    public ShopAccess shop(String shop) {
        return access(find(shop));
    }

    /** All shops by name. */
    public List<ShopAccess> shops() {
        return new TreeMap<>(shops).values().stream().map(this::access).toList();
    }

    /** Places one order. */
    public PlacedOrder createOrder(String shop, OrderSpec spec) {
        return createOrders(shop, List.of(spec)).getFirst();
    }

    /** Places many orders, in the order given. */
    public List<PlacedOrder> createOrders(String shop, List<OrderSpec> specs) {
        Shop found = find(shop);
        List<PlacedOrder> placed = new ArrayList<>(specs.size());
        for (OrderSpec spec : specs) {
            Occurrence occurrence = found.place(spec);
            dispatcher.fire(found, occurrence);
            placed.add(PlacedOrder.of(occurrence.order()));
        }
        return placed;
    }

    /** Receives what is still outstanding. */
    public PlacedOrder pay(String shop, long order) {
        return change(shop, order, (found, before) -> found.hand().pay(before, found.now()));
    }

    /** Fulfils all that is left. */
    public PlacedOrder fulfil(String shop, long order) {
        return fulfil(shop, order, FulfilSpec.rest());
    }

    /** Fulfils some lines. */
    public PlacedOrder fulfil(String shop, long order, FulfilSpec spec) {
        return change(
                shop, order, (found, before) -> found.hand().fulfil(before, spec, found.now()));
    }

    /** Changes quantities and adds lines; money is not moved by it. */
    public PlacedOrder edit(String shop, long order, EditSpec spec) {
        return change(shop, order, (found, before) -> found.hand().edit(before, spec));
    }

    /**
     * Cancels an order of which nothing is fulfilled; that makes a refund, with or without money.
     */
    public PlacedOrder cancel(String shop, long order, CancelSpec spec) {
        return change(
                shop, order, (found, before) -> found.hand().cancel(before, spec, found.now()));
    }

    /** Fires {@code orders/updated} although nothing changed but {@code updatedAt}. */
    public PlacedOrder touch(String shop, long order) {
        return change(shop, order, (_, before) -> Occurrence.of(before, "orders/updated"));
    }

    /** Deletes the customer: the order's {@code customer} becomes null. */
    public PlacedOrder deleteCustomer(String shop, long order) {
        return change(shop, order, (found, before) -> found.hand().withoutCustomer(before));
    }

    /** Gives back lines, shipping or an amount. */
    public PlacedRefund refund(String shop, long order, RefundSpec spec) {
        Shop found = find(shop);
        Occurrence done =
                found.change(order, before -> found.hand().refund(before, spec, found.now()));
        dispatcher.fire(found, done);
        return PlacedRefund.of(done.order().refunds().getLast());
    }

    /** Every order of a shop, oldest first. */
    public List<OrderReport> orders(String shop) {
        return find(shop).orders().stream().map(OrderReport::of).toList();
    }

    /** One order, annotation included. */
    public OrderReport order(String shop, long order) {
        return OrderReport.of(find(shop).order(order));
    }

    /**
     * Subscribes an address to topics ({@code orders/create}); returns the id of the last
     * subscription.
     */
    public String subscribe(String shop, URI uri, String... topics) {
        Shop found = find(shop);
        String last = "";
        for (String topic : topics) {
            if (!WebhookTopic.FIRED.contains(topic)) {
                throw new IllegalArgumentException(
                        "no such topic: " + topic + "; there are " + WebhookTopic.FIRED);
            }
            Subscription made = found.subscribe(topic, uri, null, null, List.of(), List.of());
            if (made == null) {
                throw SimulatorRefusal.conflict(topic + " goes to " + uri + " already");
            }
            last = made.gid();
        }
        return last;
    }

    /** The subscriptions there are, those made by API included. */
    public List<SubscriptionReport> subscriptions(String shop) {
        return find(shop).subscriptions().stream().map(Subscription::report).toList();
    }

    /** Says what goes wrong with deliveries from now on; {@link #EVERY_SHOP} is allowed. */
    public void deliveries(String shop, DeliveryFaults faults) {
        chosen(shop).forEach(each -> each.faults.deliveries(faults));
        dispatcher.wake();
    }

    /** Sends everything remembered once more, with the same ids; {@link #EVERY_SHOP} is allowed. */
    public void resendAll(String shop) {
        chosen(shop).forEach(dispatcher::resendAll);
    }

    /**
     * What would be sent to each subscription of {@code orders/updated} if the order had just been
     * touched; nothing is sent and nothing remembered. For senders that bring their own clients.
     */
    public List<SignedWebhook> webhooks(String shop, long order) {
        Shop found = find(shop);
        String topic = "orders/updated";
        return dispatcher.signed(found, Occurrence.of(found.order(order), topic), topic);
    }

    /** The last deliveries, oldest first. */
    public List<DeliveryReport> deliveryLog(String shop) {
        return dispatcher.log(find(shop));
    }

    /**
     * Waits until no delivery is waiting, under way or to be retried; false when that did not
     * happen in time.
     */
    public boolean awaitDeliveries(Duration atMost) {
        return dispatcher.await(atMost);
    }

    /** Says what goes wrong with the API from now on; {@link #EVERY_SHOP} is allowed. */
    public void faults(String shop, ApiFaults faults) {
        chosen(shop).forEach(each -> each.faults.api(faults));
    }

    /** Changes limits; {@link #EVERY_SHOP} is allowed. */
    public void limits(String shop, LimitSpec limits) {
        chosen(shop).forEach(each -> each.limit(limits));
    }

    /**
     * Gives the app a new client secret; for a while deliveries may be signed with either
     * (vendors.md 4).
     */
    public void rotateSecret(String shop, String clientSecret, Duration oldStaysFor) {
        find(shop).secrets.rotate(clientSecret, oldStaysFor);
    }

    /** Uninstalls the app: its token and its subscriptions are gone. */
    public void uninstall(String shop) {
        Shop found = find(shop);
        List<Subscription> told = found.subscriptions();
        found.uninstall();
        dispatcher.fireUninstalled(found, told);
    }

    /** What happened so far. */
    public Statistics statistics() {
        return new Statistics(
                shops.values().stream()
                        .collect(
                                Collectors.toMap(
                                        Shop::name,
                                        shop -> shop.counters.report(shop.orderCount()),
                                        (one, _) -> one,
                                        TreeMap::new)));
    }

    /** The simulator's time. */
    public Instant now() {
        return clock.instant();
    }

    /** Lets time pass at once; retries that become due are sent. */
    public void advance(Duration by) {
        clock.advance(by);
        dispatcher.wake();
    }

    /** Forgets all shops and deliveries; the time is the real one again. */
    public void reset() {
        shops.clear();
        dispatcher.clear();
        clock.reset();
    }

    /** Stops listening and sending at once. */
    @Override
    public void close() {
        server.stop(0);
        dispatcher.close();
        threads.shutdownNow();
    }

    private PlacedOrder change(
            String shop, long order, BiFunction<Shop, OrderRecord, Occurrence> action) {
        Shop found = find(shop);
        Function<OrderRecord, Occurrence> bound = before -> action.apply(found, before);
        Occurrence done = found.change(order, bound);
        dispatcher.fire(found, done);
        return PlacedOrder.of(done.order());
    }

    private void handle(HttpExchange http) throws IOException {
        Exchange exchange = new Exchange(http);
        List<String> path = exchange.path();
        if (path.getFirst().equals("_simulator")) {
            control.handle(path.subList(1, path.size()), exchange);
            return;
        }
        boolean byHost = path.getFirst().equals("admin");
        Shop shop = byHost ? byHost(exchange.header("Host")) : shops.get(path.getFirst());
        int from = byHost ? 1 : 2;
        if (shop == null || path.size() <= from || !path.get(from - 1).equals("admin")) {
            exchange.answer(404, json.writeValueAsBytes(Map.of("errors", "Not Found")));
            return;
        }
        admin.handle(shop, path.subList(from, path.size()), exchange);
    }

    private @Nullable Shop byHost(@Nullable String host) {
        String name = host == null ? "" : host.replaceFirst("\\.myshopify\\.com(:\\d+)?$", "");
        return shops.get(name);
    }

    private Shop find(String name) {
        Shop shop = shops.get(name);
        if (shop == null) {
            throw SimulatorRefusal.notFound("there is no shop " + name);
        }
        return shop;
    }

    private Collection<Shop> chosen(String name) {
        return name.equals(EVERY_SHOP) ? shops.values() : List.of(find(name));
    }

    private ShopAccess access(Shop shop) {
        return new ShopAccess(
                shop.name(),
                shop.domain(),
                URI.create(baseUri() + "/" + shop.name()),
                shop.secrets.clientId(),
                shop.secrets.clientSecret(),
                shop.secrets.accessToken());
    }
}
