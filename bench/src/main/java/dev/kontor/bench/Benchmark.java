package dev.kontor.bench;

/**
 * A workload that measures Kontor or tries to break it, and checks its own result. Found by {@link
 * java.util.ServiceLoader}: each class is listed in {@code META-INF/services} and has a public
 * constructor without parameters.
 */
public interface Benchmark {

    /** The word after {@code kontor bench}. */
    String name();

    /** One line for {@code kontor bench list}. */
    String description();

    /**
     * Runs it: starts what it needs, leaves nothing running, and answers with what was measured and
     * what was not as it should be. An exception means that it could not be carried out.
     */
    BenchResult run(BenchOptions options) throws Exception;
}
