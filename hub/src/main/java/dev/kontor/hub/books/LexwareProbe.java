package dev.kontor.hub.books;

import dev.kontor.hub.connector.Inspection;
import dev.kontor.hub.connector.Inspection.Finding;
import dev.kontor.hub.connector.Inspection.Grade;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.ApiKey;
import dev.kontor.lexware.ContactFilter;
import dev.kontor.lexware.EventSubscription;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.LexwareOptions;
import dev.kontor.lexware.NotSentException;
import dev.kontor.lexware.Pacer;
import dev.kontor.lexware.Profile;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.RequestInfo;
import dev.kontor.lexware.VoucherlistQuery;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries a key of Lexware: whose account it opens and what it may read. Writes nothing. What a key
 * may write cannot be seen without writing; scopes are granted per resource, so reading tells most
 * of it (lexware-office-api.md 1, "Scopes"). Thread-safe; blocks for some seconds, because calls
 * keep their distance.
 */
@Component
public class LexwareProbe {

    private static final URI REAL = URI.create("https://api.lexware.io");
    private static final Words ACCESS = new Words("Zugang", "Access");
    private static final Words SCOPES = new Words("Berechtigungen", "Scopes");
    private static final Words WEBHOOKS = new Words("Webhooks", "Webhooks");

    private final Organisations organisations;
    private final LexwareAccess lexware;
    private final Paces paces;
    private final Transactions transactions;
    private final BooksProperties properties;

    /** Calls with keys of accounts that are no organisation yet, all in one line. */
    private final Spacing strangers = new Spacing(new BigDecimal("1.9"));

    LexwareProbe(
            Organisations organisations,
            LexwareAccess lexware,
            Paces paces,
            Transactions transactions,
            BooksProperties properties) {
        this.organisations = organisations;
        this.lexware = lexware;
        this.paces = paces;
        this.transactions = transactions;
        this.properties = properties;
    }

    /**
     * The account that a key opens, as its profile says.
     *
     * @param id {@code organizationId}
     * @param taxType {@code NET}, {@code GROSS} or {@code VATFREE}; null if unset
     * @param features of the account and of its plan
     * @param keyOf who made the key; null if it does not say
     */
    public record Account(
            String id,
            String companyName,
            @Nullable String taxType,
            boolean smallBusiness,
            @Nullable String distanceSales,
            List<String> features,
            @Nullable String subscription,
            @Nullable String keyOf) {

        public Account {
            features = List.copyOf(features);
        }
    }

    /**
     * What came out.
     *
     * @param account null if the key opens none
     */
    public record Probe(@Nullable Account account, Inspection inspection) {}

    /**
     * Tries a key of an account that may be no organisation yet.
     *
     * @param base null: the real Lexware
     */
    public Probe ask(@Nullable URI base, Secret apiKey) {
        return ask(base == null ? REAL : base, apiKey, null, strangersInLine());
    }

    /** The account of an organisation as it was read last; empty if it cannot be read now. */
    public Optional<Account> known(OrganisationId organisation) {
        try {
            return Optional.of(account(lexware.confirmed(organisation, true)));
        } catch (LexwareUnavailable | NotYourTurn _) {
            return Optional.empty();
        }
    }

    /** Tries the key of an organisation's Lexware connection, or another one for it. */
    Inspection inspect(Connection connection, @Nullable String callbackUrl) {
        OrganisationId organisation = connection.organisation();
        LexwareAccount account = organisations.get(organisation).lexware();
        Secret key = connection.secret(LexwareAccount.API_KEY).orElse(account.apiKey());
        Probe probe = ask(account.baseUri(), key, callbackUrl, new WithPermit(organisation));
        Account found = probe.account();
        String known = account.organizationId();
        if (found == null || known == null || known.equals(found.id())) {
            return probe.inspection();
        }
        return Inspection.of(
                Grade.BAD,
                ACCESS,
                new Words(
                                "Der Schlüssel öffnet das Konto „%s“, nicht das dieser"
                                        + " Organisation. Ein anderes Konto ist eine eigene"
                                        + " Organisation.",
                                "The key opens the account \"%s\", not that of this organisation."
                                        + " Another account is an organisation of its own.")
                        .with(found.companyName()));
    }

    private Probe ask(URI base, Secret apiKey, @Nullable String callbackUrl, Pacer pacer) {
        transactions.requireNone("Trying a key of Lexware");
        ApiKey key;
        try {
            key = new ApiKey(apiKey.reveal());
        } catch (FieldRefused _) {
            return new Probe(null, Inspection.of(Grade.BAD, ACCESS, refused()));
        }
        LexwareOptions options =
                LexwareOptions.of(key)
                        .withBaseUri(base)
                        .withTimeouts(properties.connectTimeout(), properties.requestTimeout())
                        .withUserAgent("kontor/0.1")
                        .withPacer(pacer);
        try (LexwareClient client = LexwareClient.open(options)) {
            return ask(client, callbackUrl);
        }
    }

    private static Probe ask(LexwareClient client, @Nullable String callbackUrl) {
        Answer<Profile> answer = client.profile();
        if (!(answer instanceof Answer.Done<Profile>(Profile profile, int _))
                || profile.organizationId() == null) {
            return new Probe(null, Inspection.of(Grade.BAD, ACCESS, why(answer)));
        }
        Account account = account(profile);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(Grade.GOOD, ACCESS, Words.same(account.companyName())));
        String status = account.subscription();
        if (status != null && !status.equalsIgnoreCase("active")) {
            findings.add(
                    new Finding(
                            Grade.WARNING,
                            new Words("Vertrag", "Contract"),
                            new Words(
                                            "Lexware meldet den Stand „%s“.",
                                            "Lexware reports the state \"%s\".")
                                    .with(status)));
        }
        findings.addAll(scopes(client));
        findings.add(webhooks(client, callbackUrl));
        return new Probe(account, new Inspection(findings));
    }

    private static List<Finding> scopes(LexwareClient client) {
        List<Finding> findings = new ArrayList<>();
        UUID nobody = new UUID(0, 0);
        List<String> missing = new ArrayList<>();
        lacks(missing, "voucherlist.read", client, each -> each.voucherlist().page(one()));
        lacks(
                missing,
                "contacts.read, contacts.write",
                client,
                each -> each.contacts().page(ContactFilter.all(), 0, 1));
        lacks(
                missing,
                "invoices.read, invoices.write",
                client,
                each -> each.invoices().get(nobody));
        lacks(
                missing,
                "credit-notes.read, credit-notes.write",
                client,
                each -> each.creditNotes().get(nobody));
        if (missing.isEmpty()) {
            findings.add(
                    new Finding(
                            Grade.GOOD,
                            SCOPES,
                            new Words(
                                    "Belegliste, Kontakte, Rechnungen und Gutschriften sind lesbar."
                                            + " Ob auch geschrieben werden darf, zeigt Lexware erst beim"
                                            + " ersten Beleg.",
                                    "Voucher list, contacts, invoices and credit notes can be read."
                                            + " Whether they may be written, Lexware shows only with"
                                            + " the first document.")));
        } else {
            findings.add(
                    new Finding(
                            Grade.BAD,
                            SCOPES,
                            new Words(
                                            "Dem Schlüssel fehlen: %s. In Lexware Office unter"
                                                    + " Erweiterungen → Public API einen Schlüssel mit"
                                                    + " diesen Berechtigungen anlegen.",
                                            "The key lacks: %s. Make a key with these scopes in"
                                                    + " Lexware Office under extensions → public API.")
                                    .with(String.join(", ", missing))));
        }
        return findings;
    }

    /** Without the scope the gateway answers 403; with it, an id of nothing gets 404. */
    private static <T> void lacks(
            List<String> missing,
            String scopes,
            LexwareClient client,
            Function<LexwareClient, Answer<T>> call) {
        if (call.apply(client) instanceof Answer.Rejected<T> rejected
                && rejected.because(Reason.Code.SCOPE)) {
            missing.add(scopes);
        }
    }

    private static VoucherlistQuery one() {
        return VoucherlistQuery.any().withPage(0, 1);
    }

    private static Finding webhooks(LexwareClient client, @Nullable String callbackUrl) {
        if (callbackUrl == null) {
            return new Finding(
                    Grade.NOTE,
                    WEBHOOKS,
                    new Words(
                            "Nicht angemeldet; Änderungen in Lexware bemerkt der stündliche"
                                    + " Abgleich.",
                            "Not subscribed; the hourly sweep notices changes in Lexware."));
        }
        Answer<List<EventSubscription>> answer = client.eventSubscriptions().list();
        long present =
                answer.success().orElse(List.of()).stream()
                        .filter(each -> Objects.equals(callbackUrl, each.callbackUrl()))
                        .count();
        return new Finding(
                present > 0 ? Grade.GOOD : Grade.NOTE,
                WEBHOOKS,
                new Words("%s angemeldet", "%s subscribed").with(present));
    }

    private static Account account(Profile profile) {
        List<String> features = new ArrayList<>(profile.businessFeatures());
        features.addAll(profile.features());
        Profile.Created created = profile.created();
        return new Account(
                String.valueOf(profile.organizationId()),
                profile.companyName() == null || profile.companyName().isBlank()
                        ? "Lexware " + profile.organizationId()
                        : profile.companyName(),
                profile.taxType() == null ? null : profile.taxType().name(),
                profile.smallBusiness(),
                profile.distanceSalesPrinciple(),
                features,
                profile.subscriptionStatus(),
                created == null ? null : created.userName());
    }

    private static Words why(Answer<Profile> answer) {
        return switch (answer) {
            case Answer.Rejected<Profile> it when it.because(Reason.Code.CREDENTIALS) -> refused();
            case Answer.Rejected<Profile> it when it.because(Reason.Code.CONTRACT) ->
                    new Words(
                            "Das Konto hat keinen Zugang zur Schnittstelle (402): Er gehört zum"
                                    + " Tarif XL. In Lexware Office den Tarif oder die offene Zahlung"
                                    + " klären, dann noch einmal versuchen.",
                            "The account has no access to the API (402): it belongs to the plan XL."
                                    + " Settle the plan or the open payment in Lexware Office, then"
                                    + " try again.");
            case Answer.Rejected<Profile> it when it.because(Reason.Code.SCOPE) ->
                    new Words(
                            "Dem Schlüssel fehlt die Berechtigung profile.read (403). In Lexware"
                                    + " Office unter Erweiterungen → Public API einen mit ihr anlegen.",
                            "The key lacks the scope profile.read (403). Make one with it in Lexware"
                                    + " Office under extensions → public API.");
            case Answer.Throttled<Profile> _ ->
                    new Words(
                            "Lexware ist gerade ausgelastet. In einer Minute noch einmal versuchen.",
                            "Lexware is busy right now. Try again in a minute.");
            case Answer.NotSent<Profile> _ ->
                    new Words(
                            "Für die Probe war gerade kein Platz im Takt. Gleich noch einmal"
                                    + " versuchen.",
                            "The pace left no room for the test. Try again in a moment.");
            case Answer.Unreachable<Profile> _, Answer.Unknown<Profile> _ ->
                    new Words(
                            "Lexware ist von hier nicht zu erreichen. Netz und Proxy prüfen, oder"
                                    + " status.lexware.de ansehen.",
                            "Lexware cannot be reached from here. Check network and proxy, or look"
                                    + " at status.lexware.de.");
            case Answer.Rejected<Profile> _, Answer.Done<Profile> _ ->
                    new Words(
                            "Lexware hat anders geantwortet als dokumentiert. Später noch einmal"
                                    + " versuchen.",
                            "Lexware answered otherwise than documented. Try again later.");
        };
    }

    private static Words refused() {
        return new Words(
                "Lexware kennt diesen Schlüssel nicht (401): vertippt, abgelaufen oder gelöscht. In"
                        + " Lexware Office unter Erweiterungen → Public API einen neuen anlegen und"
                        + " ganz kopieren.",
                "Lexware does not know this key (401): mistyped, expired or deleted. Make a new one"
                        + " in Lexware Office under extensions → public API, and copy all of it.");
    }

    private Pacer strangersInLine() {
        return new Pacer() {
            @Override
            public void acquire(RequestInfo request) throws InterruptedException {
                strangers.await();
            }

            @Override
            public void beforeFirstByte(RequestInfo request) {
                strangers.left();
            }
        };
    }

    /** A paused account may be tried, too: how else would anybody know that it is cured. */
    private final class WithPermit implements Pacer {

        private final OrganisationId organisation;

        WithPermit(OrganisationId organisation) {
            this.organisation = organisation;
        }

        @Override
        public void acquire(RequestInfo request) throws NotSentException, InterruptedException {
            try {
                paces.take(organisation, true, Paces.CALLS).await();
            } catch (NotYourTurn _) {
                throw new NotSentException("no permit is free soon");
            }
            lexware.spacing(organisation).await();
        }

        @Override
        public void beforeFirstByte(RequestInfo request) {
            lexware.spacing(organisation).left();
        }
    }
}
