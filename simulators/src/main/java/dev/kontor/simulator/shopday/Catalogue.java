package dev.kontor.simulator.shopday;

import dev.kontor.simulator.shopify.LineSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the shop sells: goods at 19 %, food and books at 7 %; gross prices to the cent, net prices
 * in whole euros.
 */
final class Catalogue {

    static final BigDecimal STANDARD = new BigDecimal("0.19");
    static final BigDecimal REDUCED = new BigDecimal("0.07");
    private static final int MOST_LINES = 4;
    private static final int MOST_UNITS = 5;

    private static final List<Product> PRODUCTS =
            List.of(
                    new Product("Lampe „Nordlicht“", "LA-100", "125.00", "105", STANDARD),
                    new Product("Becher, emailliert", "BE-010", "14.99", "13", STANDARD),
                    new Product("French Press 1 l", "FP-001", "39.95", "34", STANDARD),
                    new Product("Handmühle", "HM-200", "89.90", "76", STANDARD),
                    new Product("Filterpapier 100 Stück", "FI-100", "4.49", "4", STANDARD),
                    new Product("Schürze aus Leinen", "SC-007", "34.50", "29", STANDARD),
                    new Product("Schneidebrett Eiche", "SB-030", "49.00", "41", STANDARD),
                    new Product("Kerze, Bienenwachs", "KE-002", "9.80", "8", STANDARD),
                    new Product("Waage, digital", "WA-500", "27.99", "24", STANDARD),
                    new Product("Thermoskanne 0,75 l", "TK-075", "31.45", "26", STANDARD),
                    new Product("Kaffee „Hafenröstung“ 1 kg", "KA-1000", "24.90", "23", REDUCED),
                    new Product("Espresso 250 g", "ES-250", "8.49", "8", REDUCED),
                    new Product("Kräutertee", "TE-010", "3.79", "4", REDUCED),
                    new Product("Honig, Linde", "HO-500", "7.95", "7", REDUCED),
                    new Product("Buch „Moorwege“", "BU-001", "24.00", "22", REDUCED),
                    new Product("Kochbuch „Süß & salzig“", "BU-002", "36.00", "34", REDUCED),
                    new Product("Schokolade 70 %", "SO-070", "3.29", "3", REDUCED),
                    new Product("Nüsse, gemischt", "NU-200", "5.99", "6", REDUCED));

    private record Product(String title, String sku, String gross, String net, BigDecimal rate) {}

    private Catalogue() {}

    /** One to four different products, bigger quantities for companies. */
    static List<LineSpec> cart(Random random, boolean net, boolean business, boolean oneRate) {
        int lines = 1 + random.nextInt(MOST_LINES);
        List<Product> chosen = new ArrayList<>();
        while (chosen.size() < lines) {
            Product product = People.one(random, PRODUCTS);
            boolean fits =
                    !oneRate
                            || chosen.isEmpty()
                            || chosen.getFirst().rate().compareTo(product.rate()) == 0;
            if (fits && !chosen.contains(product)) {
                chosen.add(product);
            }
        }
        return chosen.stream().map(product -> line(random, product, net, business)).toList();
    }

    /** A line more, for an edit: a product of the given rate that the cart may hold already. */
    static LineSpec extra(Random random, boolean net, BigDecimal rate) {
        List<Product> fitting =
                PRODUCTS.stream().filter(product -> product.rate().compareTo(rate) == 0).toList();
        return line(random, People.one(random, fitting), net, false);
    }

    private static LineSpec line(Random random, Product product, boolean net, boolean business) {
        int quantity = 1 + random.nextInt(business ? MOST_UNITS * 4 : MOST_UNITS);
        return LineSpec.of(
                product.title(),
                product.sku(),
                quantity,
                net ? product.net() : product.gross(),
                product.rate().toPlainString());
    }
}
