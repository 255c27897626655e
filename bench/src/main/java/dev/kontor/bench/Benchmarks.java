package dev.kontor.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The benchmarks on the class path. */
public final class Benchmarks {

    private Benchmarks() {}

    /** All, by name. */
    public static List<Benchmark> all() {
        return ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Benchmark::name))
                .toList();
    }

    public static Optional<Benchmark> named(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
