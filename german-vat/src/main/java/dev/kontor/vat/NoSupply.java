package dev.kontor.vat;

import dev.kontor.vat.Decision.Decided;
import java.util.Optional;

/**
 * Step 2, not a supply: multi-purpose vouchers sold, tips, compensation, donations, own stock
 * moved. A gift card used to pay is a payment, never a line.
 */
final class NoSupply {

    private NoSupply() {}

    static Optional<Decision> decide(Situation facts) {
        if (facts.isMovedGoods() && facts.supply().movement() == Supply.Movement.OWN_STOCK) {
            return Situation.held(Questions.ownStockMoved());
        }
        GoodsKind kind = facts.goods().kind();
        if (kind == GoodsKind.VOUCHER_MULTI) {
            return Situation.held(
                    Questions.voucherAccount(),
                    outside(facts, PostingCategoryKind.VOUCHER_LIABILITY, Rule.VOUCHER_NO_SUPPLY));
        }
        if (kind == GoodsKind.TIP) {
            return Situation.held(Questions.whoReceivesTheTip());
        }
        if (kind == GoodsKind.COMPENSATION) {
            return Situation.held(
                    Questions.compensation(),
                    outside(facts, PostingCategoryKind.OTHER_REVENUE, Rule.COMPENSATION));
        }
        if (kind == GoodsKind.DONATION) {
            return Situation.held(
                    Questions.donation(),
                    outside(facts, PostingCategoryKind.OTHER_REVENUE, Rule.DONATION));
        }
        return Optional.empty();
    }

    private static Optional<Decided> outside(
            Situation facts, PostingCategoryKind posting, Rule rule) {
        return Optional.of(facts.untaxed(TaxType.VAT_FREE, CategoryCode.O, posting, null, rule));
    }
}
