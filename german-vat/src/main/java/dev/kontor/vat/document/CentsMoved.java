package dev.kontor.vat.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes documents meet the total where net prices became gross ones or gross ones net: single lines
 * move by one cent, the largest first ({@code vat.md} section 8). No line moves twice, and if that
 * is not enough, nothing moves (R05).
 */
final class CentsMoved {

    private record Spot(PricedGroup group, int index) {
        BigDecimal amount() {
            return group.amounts().get(index);
        }
    }

    private CentsMoved() {}

    static void towards(BigDecimal total, List<PricedGroup> groups) {
        BigDecimal missing = total.subtract(gross(groups));
        if (missing.signum() == 0) {
            return;
        }
        BigDecimal cent = missing.signum() > 0 ? Amounts.CENT : Amounts.CENT.negate();
        List<Spot> spots = largestFirst(groups, cent);
        BigDecimal most = Amounts.CENT.multiply(BigDecimal.valueOf(spots.size()));
        if (missing.abs().compareTo(most) > 0) {
            return;
        }
        List<Spot> moved = new ArrayList<>();
        for (Spot spot : spots) {
            spot.group().move(spot.index(), cent);
            BigDecimal left = total.subtract(gross(groups));
            // A cent of net moves the gross total by nothing, one or two cents.
            if (left.abs().compareTo(missing.abs()) < 0) {
                moved.add(spot);
                missing = left;
            } else {
                spot.group().move(spot.index(), cent.negate());
            }
            if (missing.signum() == 0) {
                moved.stream().map(Spot::group).forEach(PricedGroup::markMoved);
                return;
            }
        }
        moved.forEach(spot -> spot.group().move(spot.index(), cent.negate()));
    }

    private static List<Spot> largestFirst(List<PricedGroup> groups, BigDecimal cent) {
        List<Spot> spots = new ArrayList<>();
        for (PricedGroup group : groups) {
            for (int i = 0; i < group.lines().size(); i++) {
                if (group.mayMove(i, cent)) {
                    spots.add(new Spot(group, i));
                }
            }
        }
        spots.sort(Comparator.comparing(Spot::amount, Comparator.reverseOrder()));
        return spots;
    }

    private static BigDecimal gross(List<PricedGroup> groups) {
        return Amounts.sum(groups.stream().map(PricedGroup::gross).toList());
    }
}
