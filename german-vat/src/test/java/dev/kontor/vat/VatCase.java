package dev.kontor.vat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A row of {@code vat-cases.csv}, with the facts in our words. */
record VatCase(Map<String, String> columns) {

    static List<VatCase> all() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        VatCase.class.getResourceAsStream("/vat-cases.csv")),
                                StandardCharsets.UTF_8))) {
            List<String> header = split(reader.readLine());
            return reader.lines().map(line -> of(header, split(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VatCase of(List<String> header, List<String> values) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), values.get(i));
        }
        return new VatCase(Map.copyOf(columns));
    }

    private static List<String> split(String line) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }

    String text(String column) {
        return columns.get(column);
    }

    String family() {
        return text("reason").split("[ ;]", 2)[0];
    }

    boolean review() {
        return text("expected_review").equals("yes");
    }

    Supply supply() {
        return new Supply(
                seller(),
                customer(),
                Place.of("DE", ""),
                Place.of(text("ship_to_country"), text("ship_to_postcode")),
                LocalDate.parse(text("date")));
    }

    Goods goods() {
        return new Goods(
                GoodsKind.valueOf(text("product_kind").toUpperCase(Locale.ROOT)),
                serviceKind(),
                PriceBasis.valueOf(text("price_basis").toUpperCase(Locale.ROOT)),
                new BigDecimal(text("amount")));
    }

    private Seller seller() {
        return switch (text("seller")) {
            case "regular" -> Seller.regular();
            case "smallBusiness" -> Seller.smallBusiness();
            case "oss" -> new Seller(Seller.Scheme.ONE_STOP_SHOP);
            case "noOss" -> new Seller(Seller.Scheme.BELOW_DISTANCE_THRESHOLD);
            default -> throw new IllegalArgumentException(text("seller"));
        };
    }

    private Customer customer() {
        Place place = Place.of(text("customer_country"), text("customer_postcode"));
        Customer customer =
                switch (text("customer_kind")) {
                    case "business" -> Customer.business(place);
                    case "consumer" -> Customer.consumer(place);
                    case "public" -> Customer.publicBody(place);
                    default -> throw new IllegalArgumentException(text("customer_kind"));
                };
        return switch (text("vat_id_valid")) {
            case "yes" -> customer.withVatId(text("vat_id"), Customer.VatIdStatus.CONFIRMED);
            case "no" -> customer.withVatId(text("vat_id"), Customer.VatIdStatus.INVALID);
            case "unknown" -> customer.withVatId(text("vat_id"), Customer.VatIdStatus.UNKNOWN);
            default -> customer;
        };
    }

    private ServiceKind serviceKind() {
        return switch (text("service_kind")) {
            case "" -> ServiceKind.GENERAL;
            case "pv_confirmed" -> ServiceKind.PHOTOVOLTAICS_CONFIRMED;
            case "pv_unconfirmed" -> ServiceKind.PHOTOVOLTAICS_UNCONFIRMED;
            default -> ServiceKind.valueOf(text("service_kind").toUpperCase(Locale.ROOT));
        };
    }

    @Override
    public String toString() {
        return text("id") + " " + text("reason");
    }
}
