package dev.kontor.vat.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Refunds of a cart drawn at random, sensible ones and others. */
final class GeneratedRefunds {

    private GeneratedRefunds() {}

    static List<Refund> of(long seed, Cart cart) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5bd1e995L);
        List<Refund> refunds = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            refunds.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Refund.ofAmount(BigDecimal.valueOf(1 + random.nextInt(9000), 2));
                        case 1 ->
                                Refund.ofItems(List.of())
                                        .withShipping(
                                                BigDecimal.valueOf(1 + random.nextInt(2000), 2));
                        default -> pieces(random, cart);
                    });
        }
        return refunds;
    }

    private static Refund pieces(SplittableRandom random, Cart cart) {
        List<Refund.Item> items = new ArrayList<>();
        for (CartLine line : cart.lines()) {
            if (random.nextInt(2) == 0) {
                BigDecimal quantity =
                        switch (random.nextInt(3)) {
                            case 0 -> line.quantity();
                            case 1 -> BigDecimal.ONE;
                            default -> new BigDecimal("0.333");
                        };
                BigDecimal amount =
                        random.nextInt(5) == 0 ? BigDecimal.valueOf(random.nextInt(3000), 2) : null;
                items.add(new Refund.Item(line.id(), quantity, amount));
            }
        }
        return Refund.ofItems(items);
    }
}
