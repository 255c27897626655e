package dev.kontor.hub.books;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Whether two states of a source object are the same sale: parties, lines, amounts, tax and
 * currency agree. Texts, clock values, street addresses and the versions of rules do not matter
 * (design.md section 6).
 */
final class SaleFingerprint {

    private SaleFingerprint() {}

    static String of(Sale sale) {
        StringJoiner text = new StringJoiner("\n");
        party(text, sale.customer());
        PostalAddress shipTo = sale.shipTo();
        text.add("ship-to " + (shipTo == null ? "-" : shipTo.country()));
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
        return hash(text.toString());
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
        return hash(text.toString());
    }

    /** Of all that makes a contact. */
    static String of(Party party) {
        return hash(party.toString());
    }

    private static void party(StringJoiner text, Party party) {
        PostalAddress address = party.address();
        text.add("party " + party.name());
        text.add("vat-id " + party.vatId());
        text.add("country " + (address == null ? null : address.country()));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
