package dev.kontor.bench.twin;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.Settings;
import dev.kontor.lexware.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills a simulated Lexware Office with finalised invoices and measures what it answers then: half
 * of the reads take a document, half a page of voucherlist by one of several filters. Client and
 * server share one process and its cores. {@code --set documents=N}, {@code seconds=N} and {@code
 * connections=N} change its size.
 */
public final class TwinBenchmark implements Benchmark {

    private static final int REQUIRED = 3_000;
    private static final int CUSTOMERS = 200;
    private static final long MEGABYTE = 1024 * 1024;

    /** For the service loader. */
    public TwinBenchmark() {}

    @Override
    public String name() {
        return "twin";
    }

    @Override
    public String description() {
        return "Reads and creates per second of the simulated Lexware with 100,000 documents";
    }

    @Override
    public BenchResult run(BenchOptions options) throws Exception {
        int documents = options.number("documents", 100_000);
        int seconds = options.number("seconds", 10);
        int connections = options.number("connections", 16);
        long before = usedHeap();
        try (LexwareSimulator simulator =
                LexwareSimulator.start(
                        SimulatorOptions.defaults()
                                .withSettings(Settings.documented().withoutLimit()))) {
            OrganisationAccess access = simulator.addOrganisation(OrganisationSpec.named("Last"));
            Load load = new Load(simulator, access, connections, options.seed());
            options.progress().accept("Filling in " + documents + " documents ...");
            load.fill(documents);
            long heap = usedHeap() - before;
            options.progress().accept("Reading for " + seconds + " seconds ...");
            load.read(Math.min(2, seconds));
            double reads = load.read(seconds);
            options.progress().accept("Creating for " + seconds + " seconds ...");
            double creates = load.create(seconds);
            return result(documents, heap, reads, creates);
        }
    }

    private static BenchResult result(int documents, long heap, double reads, double creates) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("reads_per_second", Math.round(reads));
        figures.put("creates_per_second", Math.round(creates));
        figures.put("documents", documents);
        figures.put("heap_mb", heap / MEGABYTE);
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        List<String> failures = new ArrayList<>();
        if (reads < REQUIRED) {
            failures.add("at least " + REQUIRED + " reads per second");
        }
        if (creates < REQUIRED) {
            failures.add("at least " + REQUIRED + " creates per second");
        }
        return new BenchResult(figures, failures);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Many connections that ask at once. */
    private static final class Load {

        private final LexwareSimulator simulator;
        private final OrganisationAccess access;
        private final int connections;
        private final SplittableRandom seeds;
        private final List<String> customers = new ArrayList<>();
        private final List<String> documents = new ArrayList<>();

        Load(LexwareSimulator simulator, OrganisationAccess access, int connections, long seed) {
            this.simulator = simulator;
            this.access = access;
            this.connections = connections;
            this.seeds = new SplittableRandom(seed);
        }

        void fill(int count) throws InterruptedException, ExecutionException, IOException {
            try (Connection connection = connection()) {
                for (int i = 0; i < CUSTOMERS; i++) {
                    customers.add(id(connection.post("/v1/contacts", LoadBodies.contact(i))));
                }
            }
            AtomicInteger left = new AtomicInteger(count);
            List<List<String>> made =
                    each((connection, random) -> {
                        List<String> ids = new ArrayList<>();
                        while (left.getAndDecrement() > 0) {
                            ids.add(id(create(connection, random)));
                        }
                        return ids;
                    });
            made.forEach(documents::addAll);
        }

        double read(int seconds) throws InterruptedException, ExecutionException {
            return perSecond(seconds, this::read);
        }

        double create(int seconds) throws InterruptedException, ExecutionException {
            return perSecond(seconds, this::create);
        }

        private String create(Connection connection, SplittableRandom random) throws IOException {
            String customer = customers.get(random.nextInt(customers.size()));
            return connection.post(
                    "/v1/invoices?finalize=true", LoadBodies.invoice(customer, random));
        }

        private String read(Connection connection, SplittableRandom random) throws IOException {
            if (random.nextBoolean()) {
                String id = documents.get(random.nextInt(documents.size()));
                return connection.get("/v1/invoices/" + id);
            }
            String customer = customers.get(random.nextInt(customers.size()));
            return connection.get("/v1/voucherlist?" + LoadBodies.query(customer, random));
        }

        private double perSecond(int seconds, Call call)
                throws InterruptedException, ExecutionException {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Long> counts =
                    each((connection, random) -> {
                        long count = 0;
                        while (System.nanoTime() < end) {
                            call.make(connection, random);
                            count++;
                        }
                        return count;
                    });
            long all = counts.stream().mapToLong(Long::longValue).sum();
            return all * 1e9 / (System.nanoTime() - start);
        }

        private <T> List<T> each(Work<T> work) throws InterruptedException, ExecutionException {
            List<T> results = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<T>> futures = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    SplittableRandom random = seeds.split();
                    futures.add(
                            threads.submit(() -> {
                                try (Connection connection = connection()) {
                                    return work.done(connection, random);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            }));
                }
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
            }
            return results;
        }

        private Connection connection() throws IOException {
            return new Connection(simulator.baseUri(), access.apiKey());
        }

        private static String id(String answer) {
            int at = answer.indexOf("\"id\":\"") + 6;
            return answer.substring(at, at + 36);
        }
    }

    @FunctionalInterface
    private interface Call {
        String make(Connection connection, SplittableRandom random) throws IOException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T done(Connection connection, SplittableRandom random) throws IOException;
    }
}
