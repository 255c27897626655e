package dev.kontor.vat;

import java.time.LocalDate;

/**
 * Who supplies whom, from where to where and when: what all lines of a cart share.
 *
 * @param seller the seller
 * @param customer the customer
 * @param from where transport begins
 * @param to where transport ends, or the place a service is tied to; {@link Place#UNSTATED} for
 *     other services
 * @param supplyDate when the supply is made; for periods the last day. Selects every rate and rule
 */
public record Supply(Seller seller, Customer customer, Place from, Place to, LocalDate supplyDate) {

    /** Goods sent from Germany to the customer's own address. */
    public static Supply fromGermany(Seller seller, Customer customer, LocalDate supplyDate) {
        return new Supply(seller, customer, Place.of("DE", ""), customer.place(), supplyDate);
    }
}
