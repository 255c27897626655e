package dev.kontor.hub.books.vat;

import dev.kontor.hub.shared.Words;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.ServiceKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person can answer to "what is this?". What is rare is left to kontor.yaml, which knows
 * every kind.
 */
enum GoodsChoice {
    GOODS(GoodsKind.GOODS, "Ware (Regelsteuersatz)", "Goods (standard rate)"),
    BOOK(GoodsKind.BOOK, "Buch, Zeitung (gedruckt)", "Book, paper (printed)"),
    FOOD(GoodsKind.FOOD, "Lebensmittel", "Food"),
    DRINK(GoodsKind.DRINK, "Getränk", "Drink"),
    ART(GoodsKind.ART, "Kunstgegenstand", "Work of art"),
    PHONE(GoodsKind.PHONE, "Handy, Tablet, Konsole", "Phone, tablet, console"),
    EXCISE_GOODS(GoodsKind.EXCISE_GOODS, "Alkohol, Tabak", "Alcohol, tobacco"),
    USED_GOODS_MARGIN(
            GoodsKind.USED_GOODS_MARGIN,
            "Gebrauchtware mit Differenzbesteuerung",
            "Second-hand under the margin scheme"),
    DIGITAL(GoodsKind.DIGITAL, "Download, Software", "Download, software"),
    EBOOK(GoodsKind.EBOOK, "E-Book, digitales Hörbuch", "E-book, digital audio book"),
    SERVICE(GoodsKind.SERVICE, "Dienstleistung", "Service"),
    CONSULTING(
            GoodsKind.SERVICE,
            ServiceKind.CONSULTING,
            "Beratung, Werbung, Katalogleistung",
            "Consulting, advertising, catalogue service"),
    VOUCHER_SINGLE(GoodsKind.VOUCHER_SINGLE, "Gutschein für eine Sache", "Single-purpose voucher"),
    VOUCHER_MULTI(GoodsKind.VOUCHER_MULTI, "Wertgutschein", "Multi-purpose voucher");

    private final GoodsKind goods;
    private final ServiceKind service;
    private final String de;
    private final String en;

    GoodsChoice(GoodsKind goods, String de, String en) {
        this(goods, ServiceKind.GENERAL, de, en);
    }

    GoodsChoice(GoodsKind goods, ServiceKind service, String de, String en) {
        this.goods = goods;
        this.service = service;
        this.de = de;
        this.en = en;
    }

    static Optional<GoodsChoice> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    GoodsKind goods() {
        return goods;
    }

    ServiceKind service() {
        return service;
    }

    Words label() {
        return new Words(de, en);
    }
}
