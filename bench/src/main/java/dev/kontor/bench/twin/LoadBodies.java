package dev.kontor.bench.twin;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** What the load sends. */
final class LoadBodies {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 650;
    private static final String[] ORDERS = {
        "voucherDate,DESC", "updatedDate,DESC", "createdDate,ASC", "voucherNumber,DESC"
    };

    private LoadBodies() {}

    static byte[] contact(int number) {
        return bytes(
                """
                {"version":0,"roles":{"customer":{}},"company":{"name":"Kunde %d GmbH"},
                 "addresses":{"billing":[{"street":"Hauptstraße %d","zip":"99084","city":"Erfurt","countryCode":"DE"}]}}
                """
                        .formatted(number, number));
    }

    static byte[] invoice(String customer, SplittableRandom random) {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        return bytes(
                """
                {"voucherDate":"%sT00:00:00.000Z","address":{"contactId":"%s"},
                 "lineItems":[{"type":"custom","name":"Beratung","quantity":%d,"unitName":"Stunde","unitPrice":{"currency":"EUR","netAmount":12.5,"taxRatePercentage":19},"discountPercentage":20},
                              {"type":"custom","name":"Kaffee","quantity":2,"unitName":"kg","unitPrice":{"currency":"EUR","netAmount":21.4,"taxRatePercentage":7}},
                              {"type":"text","name":"Hinweis","description":"Leistung laut Absprache"}],
                 "totalPrice":{"currency":"EUR"},"taxConditions":{"taxType":"net"},
                 "paymentConditions":{"paymentTermLabel":"14 Tage netto","paymentTermDuration":14},
                 "shippingConditions":{"shippingType":"service","shippingDate":"%sT00:00:00.000Z"},
                 "introduction":"Zu Bestellung #%d","remark":"Danke"}
                """
                        .formatted(day, customer, 1 + random.nextInt(20), day, random.nextInt()));
    }

    /** A page of voucherlist as clients ask for it: by age, by change, by day, by customer. */
    static String query(String customer, SplittableRandom random) {
        String sort = "&sort=" + ORDERS[random.nextInt(ORDERS.length)];
        return switch (random.nextInt(4)) {
            case 0 -> "voucherType=any&voucherStatus=any&page=" + random.nextInt(40) + sort;
            case 1 -> "voucherType=invoice&voucherStatus=open" + sort;
            case 2 -> {
                LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
                yield "voucherType=invoice,creditnote&voucherStatus=any&voucherDateFrom="
                        + day
                        + "&voucherDateTo="
                        + day.plusDays(1)
                        + sort;
            }
            default -> "voucherType=any&voucherStatus=any&contactId=" + customer + sort;
        };
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
