package dev.kontor.bench.console;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code bench console}: how long pages and searches take over years of books, until the last byte
 * (the slowest page's 95th percentile), how much a first visit transfers, assets included, and how
 * long until an open page is told of a new run (the slowest of ten).
 *
 * <p>{@code --set documents=N} (100,000), {@code contacts=N} (50,000), {@code runs=N} (200,000),
 * {@code times=N} (40) each page is asked for.
 */
public final class ConsoleBenchmark implements Benchmark {

    private static final List<String> PAGES =
            List.of(
                    "overview",
                    "stuck",
                    "stuck?code=no-address",
                    "approvals",
                    "approvals/decided",
                    "completeness",
                    "runs",
                    "runs?outcome=stuck",
                    "documents",
                    "documents?status=overdue",
                    "documents?kind=credit-note",
                    "contacts",
                    "contacts/duplicates",
                    "vat",
                    "vat/rules",
                    "connections",
                    "flows",
                    "flows/order-to-invoice?step=invoice",
                    "flows/order-to-invoice/versions",
                    "dry-run",
                    "back-tests",
                    "imports",
                    "connections/add",
                    "audit",
                    "settings");
    private static final List<String> SEARCHES =
            List.of(
                    "runs?q=4711",
                    "runs?q=RE0012345",
                    "runs?q=Ziegler",
                    "runs?q=Handel",
                    "documents?q=RE00123",
                    "documents?q=wagner",
                    "documents?q=Handel+1234",
                    "contacts?q=Schulz",
                    "contacts?q=kunde4711@example.com",
                    "contacts?q=nobody");
    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/console/assets/[^\"#]+)");
    private static final int LIVE_TIMES = 10;
    private static final long PAGE_MILLIS = 100;
    private static final long SEARCH_MILLIS = 150;
    private static final long PAGE_KILOBYTES = 200;
    private static final long LIVE_MILLIS = 1_000;

    /** For the service loader. */
    public ConsoleBenchmark() {}

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String description() {
        return "Pages and searches of the console over years of books; how soon live updates come";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        try (Stage stage =
                new Stage(options.workFolder().resolve("stage"), StageSpec.of(options.seed()))) {
            stage.startHub();
            YearsOfBooks books =
                    new YearsOfBooks(
                            stage.database(),
                            stage.tenant().id(),
                            stage.tenant().lexware().toString());
            books.write(
                    options.number("documents", 100_000),
                    options.number("contacts", 50_000),
                    options.number("runs", 200_000));
            options.progress().accept("the books are written");
            Visitor visitor = new Visitor(stage.hub().baseUri());
            visitor.setUp(setUpToken(stage));
            String begin = "/console/o/" + stage.tenant().id() + "/";
            int times = options.number("times", 40);
            Stream.concat(PAGES.stream(), SEARCHES.stream())
                    .forEach(page -> measure(visitor, begin + page, times / 2));
            Slowest page = slowest(visitor, begin, PAGES, times, options);
            Slowest search = slowest(visitor, begin, SEARCHES, times, options);
            long kilobytes =
                    PAGES.stream()
                                    .mapToLong(each -> bytes(visitor, begin + each))
                                    .max()
                                    .orElseThrow()
                            / 1_000;
            long live = live(visitor, books, begin + "live");

            Map<String, Object> figures = new LinkedHashMap<>();
            List<String> failures = new ArrayList<>();
            claim("page_p95_ms", page.millis(), PAGE_MILLIS, figures, failures);
            claim("search_p95_ms", search.millis(), SEARCH_MILLIS, figures, failures);
            claim("page_kb_max", kilobytes, PAGE_KILOBYTES, figures, failures);
            claim("live_ms", live, LIVE_MILLIS, figures, failures);
            figures.put("slowest_page", page.path());
            figures.put("slowest_search", search.path());
            return new BenchResult(figures, failures);
        }
    }

    /** The page whose 95th percentile is the highest. */
    private record Slowest(String path, long millis) {}

    private static Slowest slowest(
            Visitor visitor, String begin, List<String> pages, int times, BenchOptions options) {
        Slowest slowest = new Slowest("", 0);
        for (String page : pages) {
            long millis = measure(visitor, begin + page, times);
            options.progress().accept("%s: p95 %d ms".formatted(page, millis));
            if (millis >= slowest.millis()) {
                slowest = new Slowest(page, millis);
            }
        }
        return slowest;
    }

    private static long measure(Visitor visitor, String path, int times) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < Math.max(1, times); i++) {
            nanos.add(visitor.get(path).nanos());
        }
        nanos.sort(Long::compare);
        return nanos.get((int) Math.ceil(nanos.size() * 0.95) - 1) / 1_000_000;
    }

    /** What a first visit transfers. */
    private static long bytes(Visitor visitor, String path) {
        Visitor.Got page = visitor.get(path);
        TreeSet<String> assets = new TreeSet<>();
        Matcher found = ASSET.matcher(page.text());
        while (found.find()) {
            assets.add(found.group(1));
        }
        return page.bytes() + assets.stream().mapToLong(each -> visitor.get(each).bytes()).sum();
    }

    private static long live(Visitor visitor, YearsOfBooks books, String path) {
        long slowest = 0;
        try (BufferedReader stream = visitor.stream(path)) {
            for (int i = 1; i <= LIVE_TIMES; i++) {
                LockSupport.parkNanos(Duration.ofMillis(700 + 37L * i).toNanos());
                long begun = System.nanoTime();
                books.oneMoreRun(i);
                String line = stream.readLine();
                while (line != null && !line.equals("event:changed")) {
                    line = stream.readLine();
                }
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The stream broke", broken);
        }
        return slowest;
    }

    private static String setUpToken(Stage stage) {
        try {
            return Files.readString(stage.folder().resolve("hub/setup.token")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("The hub made no set-up token", missing);
        }
    }

    private static void claim(
            String key, long value, long most, Map<String, Object> figures, List<String> failures) {
        figures.put(key, value);
        if (value > most) {
            failures.add("%s is %d, above %d".formatted(key, value, most));
        }
    }
}
