package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.util.SplittableRandom;

/** Seeded draws that several threads share. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    synchronized Duration draw(DurationRange range) {
        return range.draw(random);
    }

    synchronized double chance() {
        return random.nextDouble();
    }
}
