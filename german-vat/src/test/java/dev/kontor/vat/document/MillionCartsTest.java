package dev.kontor.vat.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * A million carts: the documents come to the total of the source, or the cart is held with a
 * question. Drawn a hundred at a time, because drawing is most of the work.
 */
class MillionCartsTest {

    private static final int CARTS_PER_TRY = 100;

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void meetTheirTotalOrAreHeld(@ForAll("seeds") long seed) {
        for (int i = 0; i < CARTS_PER_TRY; i++) {
            check(seed + i);
        }
    }

    /** Evenly over all numbers: small ones would draw the same carts again and again. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private static void check(long seed) {
        GeneratedCart generated = GeneratedCart.of(seed);
        switch (CartDocuments.from(generated.cart(), generated.supply())) {
            case Drafted.Documents ready -> {
                BigDecimal total = Amounts.ZERO;
                for (Document document : ready.documents()) {
                    assertSound(document, generated, seed);
                    total = total.add(document.totals().gross());
                }
                if (total.compareTo(generated.onDocuments()) != 0) {
                    fail("seed %s: %s, not %s", seed, total, generated.onDocuments());
                }
            }
            case Drafted.Held held -> {
                if (generated.plain()) {
                    fail("seed %s: held, %s", seed, held.question());
                }
            }
        }
    }

    /** Plain comparisons, not assertions: they run some ten million times. */
    private static void assertSound(Document document, GeneratedCart generated, long seed) {
        Set<String> seen = new HashSet<>();
        boolean sound = document.lines().size() <= CartWriter.MOST_LINES;
        for (DocumentLine.Priced line : document.pricedLines()) {
            sound &= line.amount().signum() > 0;
            sound &= seen.add(line.origin().kind() + line.origin().id() + line.rate());
            sound &= document.taxType().taxed() || line.rate().signum() == 0;
            sound &= isInTheCart(line.origin(), generated.cart());
        }
        assertThat(sound).as("seed %s: %s", seed, document).isTrue();
    }

    private static boolean isInTheCart(Origin origin, Cart cart) {
        return switch (origin.kind()) {
            case ITEM -> cart.lines().stream().anyMatch(line -> line.id().equals(origin.id()));
            case CHARGE -> cart.charges().stream().anyMatch(each -> each.id().equals(origin.id()));
            case AMOUNT -> false;
        };
    }
}
