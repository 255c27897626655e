package dev.kontor.vat.document;

import dev.kontor.vat.Question;
import dev.kontor.vat.document.SoldLine.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what was taxed before, or comes back: single-purpose vouchers used to pay and packaging
 * returned ({@code vat.md} section 9). Both reduce amounts of one treatment and rate; there is no
 * negative line.
 */
final class Redemption {

    private final Consumer<Question> questions;
    private final List<SoldLine> lines;
    private final Map<SoldLine.Group, List<String>> texts = new HashMap<>();
    private BigDecimal redeemed = Amounts.ZERO;
    private boolean complete = true;

    /**
     * @param lines all that was sold
     * @param questions takes what a person must answer
     */
    Redemption(List<SoldLine> lines, Consumer<Question> questions) {
        this.lines = new ArrayList<>(lines);
        this.questions = questions;
    }

    /** What was sold, less what was taken off so far. */
    List<SoldLine> lines() {
        return List.copyOf(lines);
    }

    /** What to print about it, for each document. */
    Map<SoldLine.Group, List<String>> texts() {
        return Map.copyOf(texts);
    }

    /** What single-purpose vouchers paid of the total. */
    BigDecimal redeemed() {
        return redeemed;
    }

    /** Whether everything could be taken off. */
    boolean complete() {
        return complete;
    }

    /** Sets returned packaging off against what was sold at its treatment and rate. */
    void takeBack(CartLine returned, Share share) {
        BigDecimal amount = returned.amount().negate();
        if (!takeOff(amount, share)) {
            questions.accept(CartQuestions.returnedDeposit(returned));
            complete = false;
            return;
        }
        say(share.group(), returned.name(), amount, "verrechnet");
    }

    /** Takes a single-purpose voucher off the lines it was sold for. */
    void redeem(Cart.Payment voucher) {
        List<Share> shares =
                lines.stream()
                        .filter(line -> line.group().kind() == Document.Kind.INVOICE)
                        .filter(line -> !line.isFree() && paidAt(voucher.rate(), line))
                        .map(SoldLine::share)
                        .distinct()
                        .toList();
        redeemed = redeemed.add(voucher.amount());
        if (shares.size() != 1) {
            questions.accept(CartQuestions.whichSupplyWasPaid(voucher.amount()));
        }
        BigDecimal left = voucher.amount();
        for (Share share : shares) {
            BigDecimal part = left.min(value(share));
            if (part.signum() > 0 && takeOff(part, share)) {
                say(share.group(), voucher.label(), part, "bereits versteuert und angerechnet");
                left = left.subtract(part);
            }
        }
        if (left.signum() > 0) {
            questions.accept(CartQuestions.whichSupplyWasPaid(left));
            complete = false;
        }
    }

    private static boolean paidAt(@Nullable BigDecimal rate, SoldLine line) {
        return rate == null || rate.compareTo(line.rate()) == 0;
    }

    private BigDecimal value(Share share) {
        return Amounts.sum(
                lines.stream()
                        .filter(line -> line.share().equals(share))
                        .map(SoldLine::amount)
                        .toList());
    }

    private boolean takeOff(BigDecimal amount, Share share) {
        if (amount.compareTo(value(share)) > 0) {
            return false;
        }
        if (amount.signum() > 0) {
            List<BigDecimal> weights =
                    lines.stream()
                            .map(line -> line.share().equals(share) ? line.amount() : Amounts.ZERO)
                            .toList();
            List<BigDecimal> parts = Amounts.spread(amount, weights);
            for (int i = 0; i < parts.size(); i++) {
                lines.set(i, lines.get(i).redeemedBy(parts.get(i)));
            }
        }
        return true;
    }

    private void say(SoldLine.Group group, String what, BigDecimal amount, String how) {
        texts.computeIfAbsent(group, _ -> new ArrayList<>())
                .add(
                        what
                                + ": "
                                + Amounts.german(amount)
                                + " "
                                + how
                                + ", in den Einzelpreisen enthalten");
    }
}
