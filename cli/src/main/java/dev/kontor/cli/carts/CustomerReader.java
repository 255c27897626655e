package dev.kontor.cli.carts;

import dev.kontor.vat.Customer;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.Supply;
import java.time.LocalDate;
import java.util.Optional;

/** Reads who supplies whom, and what is known about the customer. */
final class CustomerReader {

    private final Supply supply;
    private final boolean netRequired;
    private final Optional<Boolean> photovoltaics;
    private final boolean reseller;
    private final Optional<Boolean> builderCertificate;
    private final boolean builder;

    CustomerReader(Fields cart) {
        Fields customer =
                cart.object("customer").orElseThrow(() -> cart.wrong("customer", "is missing"));
        Place place =
                Place.of(
                        customer.text("country").orElse(""),
                        customer.text("postcode", "zip").orElse(""));
        Customer.Kind kind =
                customer.choice(Vocabulary.CUSTOMERS, "kind")
                        .orElseThrow(() -> customer.wrong("kind", "is missing"));
        Optional<Place> shipTo = place(customer, "shipTo", "delivery", "shippingAddress");
        if (shipTo.isEmpty()) {
            shipTo = place(cart, "shipTo", "delivery", "shippingAddress");
        }
        boolean collected = customer.flag("pickup", "collects").orElse(false);
        this.netRequired =
                customer.flag("netDocument", "needsNet", "netRequired", "requiresNetDocument")
                                .orElse(false)
                        || customer.flag("xrechnung", "xRechnung").orElse(false);
        this.photovoltaics = customer.flag("pvOperatorConfirmed", "pvConfirmed");
        this.reseller = customer.flag("reseller", "pvReseller").orElse(false);
        this.builderCertificate = customer.flag("builderCertificate", "ust1tg");
        this.builder = customer.flag("builder", "builderClaim").orElse(false);
        this.supply =
                new Supply(
                        new Seller(seller(cart)),
                        customer(customer, kind, place),
                        Place.of("DE", ""),
                        shipTo.orElse(place),
                        date(cart),
                        collected ? Supply.Movement.COLLECTED : Supply.Movement.SENT);
        customer.close();
    }

    Supply supply() {
        return supply;
    }

    /** Whether the customer needs net prices on the document. */
    boolean netRequired() {
        return netRequired;
    }

    /** What the facts about the customer say about a line that says nothing itself. */
    ServiceKind impliedServiceKind(GoodsKind kind) {
        if (kind == GoodsKind.PHOTOVOLTAIC) {
            if (reseller) {
                return ServiceKind.PHOTOVOLTAICS_RESELLER;
            }
            return photovoltaics.orElse(false)
                    ? ServiceKind.PHOTOVOLTAICS_CONFIRMED
                    : ServiceKind.PHOTOVOLTAICS_UNCONFIRMED;
        }
        if (kind == GoodsKind.CONSTRUCTION) {
            if (builderCertificate.orElse(false)) {
                return ServiceKind.BUILDER_CERTIFICATE;
            }
            return builder ? ServiceKind.BUILDER_CLAIM : ServiceKind.GENERAL;
        }
        return kind == GoodsKind.MEAL ? ServiceKind.RESTAURANT : ServiceKind.GENERAL;
    }

    private static LocalDate date(Fields cart) {
        return cart.date("supplyDate", "deliveryDate", "date")
                .orElseThrow(() -> cart.wrong("date", "is missing"));
    }

    private static Seller.Scheme seller(Fields cart) {
        return cart.choice(Vocabulary.SELLERS, "seller")
                .orElseThrow(() -> cart.wrong("seller", "is missing"));
    }

    private static Customer customer(Fields fields, Customer.Kind kind, Place place) {
        String vatId = fields.text("vatId").orElse("");
        Optional<String> checked =
                fields.flagOrText("vatIdValid").map(Fields::lower).filter(text -> !text.isEmpty());
        VatIdStatus status =
                checked.map(
                                text -> {
                                    VatIdStatus known = Vocabulary.VAT_ID_CHECKS.get(text);
                                    if (known == null) {
                                        throw fields.wrong(
                                                "vatIdValid",
                                                "'" + text + "' is none of yes, no, unknown");
                                    }
                                    return known;
                                })
                        .orElse(VatIdStatus.UNKNOWN);
        Customer customer = new Customer(kind, place, "", VatIdStatus.NOT_GIVEN);
        return vatId.isBlank() ? customer : customer.withVatId(vatId, status);
    }

    /** A place that stands in an object of one of the names. */
    static Optional<Place> place(Fields fields, String... names) {
        Optional<Fields> found = fields.object(names);
        return found.map(place -> {
            Place read =
                    Place.of(
                            place.text("country").orElse(""),
                            place.text("postcode", "zip").orElse(""));
            place.ignore("city", "street");
            place.close();
            return read;
        });
    }
}
