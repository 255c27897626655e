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
 * @param movement how goods get there
 */
public record Supply(
        Seller seller,
        Customer customer,
        Place from,
        Place to,
        LocalDate supplyDate,
        Movement movement) {

    /** How goods get to where they go. Everything but {@link #SENT} is held (R04). */
    public enum Movement implements Wording.Named {
        /** The seller sends them, or has them sent. */
        SENT("Versand", "shipment"),
        /** The customer collects them, or has them collected. */
        COLLECTED("Abholung", "collection"),
        /** Several sales, one transport (§ 3 Abs. 6a UStG). */
        CHAIN("Reihengeschäft", "Chain transaction"),
        /** Into a consignment stock (§ 6b UStG). */
        CONSIGNMENT("Konsignationslager", "Consignment stock"),
        /** Installed or assembled at their destination (§ 3 Abs. 7 UStG). */
        INSTALLED("Montage am Bestimmungsort", "Installation at the destination"),
        /** The seller's own stock moved, nothing sold (§ 3 Abs. 1a UStG). */
        OWN_STOCK("Verbringen eigener Ware", "Transfer of own stock");

        private final String de;
        private final String en;

        Movement(String de, String en) {
            this.de = de;
            this.en = en;
        }

        /** What people call it. */
        @Override
        public Wording wording() {
            return new Wording(de, en);
        }
    }

    /** A supply whose goods the seller sends. */
    public Supply(Seller seller, Customer customer, Place from, Place to, LocalDate supplyDate) {
        this(seller, customer, from, to, supplyDate, Movement.SENT);
    }

    /** Goods sent from Germany to the customer's own address. */
    public static Supply fromGermany(Seller seller, Customer customer, LocalDate supplyDate) {
        return new Supply(seller, customer, Place.of("DE", ""), customer.place(), supplyDate);
    }

    /** The same supply of another seller. */
    public Supply withSeller(Seller newSeller) {
        return new Supply(newSeller, customer, from, to, supplyDate, movement);
    }

    /** The same supply to another customer. */
    public Supply withCustomer(Customer newCustomer) {
        return new Supply(seller, newCustomer, from, to, supplyDate, movement);
    }

    /** The same supply, moved otherwise. */
    public Supply withMovement(Movement newMovement) {
        return new Supply(seller, customer, from, to, supplyDate, newMovement);
    }
}
