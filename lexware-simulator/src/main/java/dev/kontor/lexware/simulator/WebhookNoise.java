package dev.kontor.lexware.simulator;

import java.time.Duration;

/**
 * What goes wrong with deliveries on their way.
 *
 * @param drop chance that one is lost, 0 to 1
 * @param duplicate chance that one is sent twice
 * @param shuffle chance that one is held back by {@code shuffleDelay}, so that later ones overtake
 *     it
 * @param delay before the first attempt of each
 */
record WebhookNoise(
        double drop,
        double duplicate,
        double shuffle,
        DurationRange shuffleDelay,
        DurationRange delay) {

    static final WebhookNoise NONE =
            new WebhookNoise(
                    0,
                    0,
                    0,
                    DurationRange.between(Duration.ZERO, Duration.ofSeconds(2)),
                    DurationRange.NONE);
}
