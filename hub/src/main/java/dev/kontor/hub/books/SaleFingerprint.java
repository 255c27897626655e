package dev.kontor.hub.books;

import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Sha256;
import java.math.BigDecimal;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Whether two states of a source object are the same sale: parties, lines, amounts, tax and
 * currency agree, and the territories of VAT. Texts, clock values, street addresses and the
 * versions of rules do not matter (design.md section 6).
 */
final class SaleFingerprint {

    private SaleFingerprint() {}

    static String of(Sale sale) {
        StringJoiner text = new StringJoiner("\n");
        party(text, sale.customer());
        PostalAddress shipTo = sale.shipTo();
        text.add("ship-to " + (shipTo == null ? "-" : shipTo.country()));
        VatApplied.territoryApart(shipTo).ifPresent(apart -> text.add("ship-to " + apart));
        text.add("gross-prices " + sale.pricesIncludeTax());
        for (SaleLine line : sale.lines()) {
            text.add(
                    String.join(
                            " ",
                            "line",
                            line.id(),
                            plain(line.quantity()),
                            plain(line.unitPrice().amount()),
                            plain(line.discount().amount()),
                            plain(line.taxRate())));
        }
        for (SaleCharge charge : sale.charges()) {
            text.add("charge " + charge.id() + " " + plain(charge.amount().amount()));
        }
        text.add("total " + plain(sale.total().amount()) + " " + sale.total().currency());
        return Sha256.hex(text.toString());
    }

    static String of(Refund refund) {
        StringJoiner text = new StringJoiner("\n");
        for (Refund.RefundLine line : refund.lines()) {
            text.add(
                    "line "
                            + line.lineId()
                            + " "
                            + plain(line.quantity())
                            + " "
                            + plain(line.amount().amount()));
        }
        text.add("shipping " + plain(refund.shipping().amount()));
        text.add("adjustment " + plain(refund.adjustment().amount()));
        text.add("amount " + plain(refund.amount().amount()) + " " + refund.amount().currency());
        return Sha256.hex(text.toString());
    }

    /** Of all that makes a contact. */
    static String of(Party party) {
        return Sha256.hex(party.toString());
    }

    private static void party(StringJoiner text, Party party) {
        PostalAddress address = party.address();
        text.add("party " + party.name());
        text.add("vat-id " + party.vatId());
        text.add("country " + (address == null ? null : address.country()));
        VatApplied.territoryApart(address).ifPresent(apart -> text.add("territory " + apart));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }
}
