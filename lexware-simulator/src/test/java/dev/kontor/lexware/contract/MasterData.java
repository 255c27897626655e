package dev.kontor.lexware.contract;

import dev.kontor.lexware.Article;
import dev.kontor.lexware.NewArticle;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.NewContact.AddressKind;
import dev.kontor.lexware.NewContact.EmailKind;
import dev.kontor.lexware.NewContact.PhoneKind;
import dev.kontor.lexware.XRechnung;
import java.math.BigDecimal;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any article and contact that the rules allow (lexware-office-api.md 7.1, 7.2). */
final class MasterData {

    private MasterData() {}

    static Arbitrary<NewArticle> articles() {
        return Combinators.combine(
                        Documents.words(300),
                        Documents.words(20),
                        prices(),
                        Documents.words(40).injectNull(0.5),
                        gtins().injectNull(0.5),
                        Documents.words(3000).injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((title, unit, price, number, gtin, text, product) ->
                        new NewArticle(
                                title,
                                product ? Article.Type.PRODUCT : Article.Type.SERVICE,
                                unit,
                                price,
                                // No other article may have it.
                                number == null ? null : number + " " + UUID.randomUUID(),
                                gtin,
                                text,
                                text));
    }

    private static Arbitrary<NewArticle.Price> prices() {
        return Combinators.combine(
                        Documents.decimals("0", "10000", 4),
                        Arbitraries.of(0, 7, 19).map(BigDecimal::new),
                        Arbitraries.of(true, false))
                .as((amount, rate, net) ->
                        net
                                ? NewArticle.Price.net(amount, rate)
                                : NewArticle.Price.gross(amount, rate));
    }

    /** Thirteen digits, the last of which checks the others. */
    private static Arbitrary<String> gtins() {
        return Arbitraries.strings()
                .numeric()
                .ofLength(12)
                .map(digits -> {
                    int sum = 0;
                    for (int i = 0; i < 12; i++) {
                        sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
                    }
                    return digits + (10 - sum % 10) % 10;
                });
    }

    static Arbitrary<NewContact> contacts() {
        Arbitrary<NewContact> nature = Arbitraries.oneOf(companies(), persons());
        return Combinators.combine(
                        nature,
                        Arbitraries.of(1, 2, 3),
                        addresses().injectNull(0.4),
                        addresses().injectNull(0.6),
                        Arbitraries.of(EmailKind.class).set(),
                        Arbitraries.of(PhoneKind.class).set(),
                        Documents.words(1000).injectNull(0.5),
                        Documents.words(30).injectNull(0.7))
                .as((contact, roles, billing, shipping, emails, phones, note, reference) -> {
                    NewContact it = contact.withRoles(roles != 2, roles != 1);
                    it = billing == null ? it : it.withAddress(AddressKind.BILLING, billing);
                    it = shipping == null ? it : it.withAddress(AddressKind.SHIPPING, shipping);
                    for (EmailKind kind : emails) {
                        it = it.withEmail(kind, kind + "@b.example");
                    }
                    for (PhoneKind kind : phones) {
                        it = it.withPhone(kind, "+49 (0)361 / 10-" + emails.size());
                    }
                    it = note == null ? it : it.withNote(note);
                    return reference == null
                            ? it
                            : it.withXRechnung(new XRechnung(reference, "70123"));
                });
    }

    private static Arbitrary<NewContact> companies() {
        Arbitrary<NewContact.ContactPerson> persons =
                Combinators.combine(
                                Documents.words(25).injectNull(0.5),
                                Documents.words(40).injectNull(0.5),
                                Documents.words(40))
                        .as((salutation, first, last) ->
                                new NewContact.ContactPerson(
                                        salutation, first, last, "p@b.example", "0361 100"));
        return Combinators.combine(
                        Documents.words(60),
                        Documents.words(20).injectNull(0.5),
                        Arbitraries.of(true, false),
                        persons.injectNull(0.5))
                .as((name, id, free, person) ->
                        NewContact.ofCompany(new NewContact.Company(name, id, id, free, person)));
    }

    private static Arbitrary<NewContact> persons() {
        return Combinators.combine(
                        Documents.words(25).injectNull(0.5),
                        Documents.words(40).injectNull(0.5),
                        Documents.words(40))
                .as((salutation, first, last) ->
                        NewContact.ofPerson(new NewContact.Person(salutation, first, last)));
    }

    private static Arbitrary<NewContact.PostalAddress> addresses() {
        return Combinators.combine(
                        Documents.words(40).injectNull(0.5),
                        Documents.words(40).injectNull(0.3),
                        Documents.words(10).injectNull(0.3),
                        Documents.words(40).injectNull(0.3),
                        Arbitraries.of("DE", "AT", "CH", "US", "ES_CN", "GR_69"))
                .as(NewContact.PostalAddress::new);
    }
}
