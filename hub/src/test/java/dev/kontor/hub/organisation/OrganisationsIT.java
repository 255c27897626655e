package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.LexwareIdentity.AlreadyAttached;
import dev.kontor.hub.organisation.LexwareIdentity.Confirmed;
import dev.kontor.hub.organisation.LexwareIdentity.OtherAccount;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationsIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final ConnectionId SHOP = new ConnectionId("example", "shop.example");
    private static final Words REFUSED = new Words("Schlüssel abgelehnt", "key refused");

    private static final String A_ALONE =
            """
            organisations:
              a: {name: Firma A, lexware: {api-key: {env: KEY_A}}}
            """;
    private static final String A_WITH_SHOP_AND_B =
            """
            organisations:
              a:
                name: Firma A
                lexware: {api-key: {env: KEY_A}}
                connections: {shop: {vendor: example, account: shop.example, signing-secret: {env: SECRET}}}
              b: {lexware: {api-key: {env: KEY_B}}}
            """;

    private final TestDatabase database = TestDatabase.create();
    private Instant now;
    private final InstantSource clock = () -> now;

    @BeforeEach
    void startClock() {
        now = Instant.parse("2026-11-22T10:00:00Z");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void changesNothingWhenTheSameFileIsAppliedTwice() {
        apply(A_WITH_SHOP_AND_B);
        List<String> before = rows();
        now = now.plus(Duration.ofHours(1));

        apply(A_WITH_SHOP_AND_B);

        assertThat(rows()).isEqualTo(before).hasSize(5);
    }

    @Test
    void disablesWhatLeftTheFileAndRevivesItWithItsAddress() {
        String token = apply(A_WITH_SHOP_AND_B).connection(A, SHOP).ingressToken().reveal();

        Organisations without = apply(A_ALONE);

        assertThat(without.active()).extracting(Organisation::id).containsExactly(A);
        assertThat(without.find(B)).isEmpty();
        assertThat(without.byIngressToken(token)).isEmpty();
        assertThat(rows()).hasSize(5);

        Organisations again = apply(A_WITH_SHOP_AND_B);

        assertThat(again.active()).extracting(Organisation::id).containsExactlyInAnyOrder(A, B);
        assertThat(again.byIngressToken(token).orElseThrow().id()).isEqualTo(SHOP);
    }

    @Test
    void givesEveryConnectionItsOwnAddress() {
        Organisations organisations = apply(A_WITH_SHOP_AND_B);

        List<String> tokens =
                List.of(
                        organisations.connection(A, SHOP).ingressToken().reveal(),
                        organisations.get(A).lexware().connection().ingressToken().reveal(),
                        organisations.get(B).lexware().connection().ingressToken().reveal());

        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[0-9a-f]{40}"));
        assertThat(organisations.byIngressToken(tokens.get(2)).orElseThrow().organisation())
                .isEqualTo(B);
        assertThat(organisations.byIngressToken("no-such-token")).isEmpty();
    }

    @Test
    void neverStoresASecret() {
        apply(A_WITH_SHOP_AND_B);

        assertThat(rows()).noneMatch(row -> row.contains("key-of") || row.contains("a-secret"));
    }

    @Test
    void pausesAConnectionUntilItIsResumedAndKeepsTheFirstReason() {
        Organisations organisations = apply(A_WITH_SHOP_AND_B);

        assertThat(organisations.pauseConnection(A, SHOP, REFUSED)).isTrue();
        assertThat(organisations.pauseConnection(A, SHOP, Words.same("other"))).isFalse();

        assertThat(organisations.connection(A, SHOP).pause()).isEqualTo(new Pause(now, REFUSED));
        assertThat(apply(A_WITH_SHOP_AND_B).connection(A, SHOP).paused()).isTrue();
        assertThat(organisations.resumeConnection(A, SHOP)).isTrue();
        assertThat(organisations.connection(A, SHOP).paused()).isFalse();
        assertThat(organisations.resumeConnection(A, SHOP)).isFalse();
    }

    @Test
    void pausesTheLexwareAccountAsAConnection() {
        Organisations organisations = apply(A_ALONE);
        ConnectionId before = organisations.get(A).lexware().connection().id();
        organisations.pauseConnection(A, before, REFUSED);

        organisations.confirmLexwareAccount(A, "account-1");

        Connection lexware = organisations.get(A).lexware().connection();
        assertThat(before).hasToString("lexware:unconfirmed");
        assertThat(lexware.id()).hasToString("lexware:account-1");
        assertThat(lexware.paused()).isTrue();
        assertThat(organisations.connection(A, lexware.id())).isEqualTo(lexware);
    }

    @Test
    void remembersTheLexwareAccountOfTheFirstContact() {
        Organisations organisations = apply(A_ALONE);
        assertThat(organisations.get(A).lexware().confirmed()).isFalse();

        assertThat(organisations.confirmLexwareAccount(A, "account-1"))
                .isEqualTo(new Confirmed("account-1"));

        Organisation later = apply(A_ALONE).get(A);
        assertThat(later.lexware().organizationId()).isEqualTo("account-1");
        assertThat(later.mayWrite()).isTrue();
    }

    @Test
    void stopsWritingWhenTheKeyBelongsToAnotherAccountAndGoesOnWithTheFormerOne() {
        Organisations organisations = apply(A_ALONE);
        organisations.confirmLexwareAccount(A, "account-1");

        assertThat(organisations.confirmLexwareAccount(A, "account-2"))
                .isEqualTo(new OtherAccount("account-1", "account-2"));

        assertThat(organisations.get(A).mayWrite()).isFalse();
        assertThat(organisations.get(A).stateReason().en())
                .contains("another Lexware account (account-2) than before (account-1)");
        assertThat(apply(A_ALONE).get(A).mayWrite()).isFalse();
        organisations.confirmLexwareAccount(A, "account-1");
        assertThat(organisations.get(A).mayWrite()).isTrue();
    }

    @Test
    void refusesOneLexwareAccountForTwoOrganisations() {
        Organisations organisations = apply(A_WITH_SHOP_AND_B);
        organisations.confirmLexwareAccount(A, "account-1");

        assertThat(organisations.confirmLexwareAccount(B, "account-1"))
                .isEqualTo(new AlreadyAttached("account-1", A));

        assertThat(organisations.get(B).mayWrite()).isFalse();
        assertThat(organisations.get(B).lexware().confirmed()).isFalse();
        assertThat(organisations.get(A).mayWrite()).isTrue();
    }

    @Test
    void stillKnowsTheAccountOfAnOrganisationThatLeftTheFile() {
        apply(A_WITH_SHOP_AND_B).confirmLexwareAccount(B, "account-1");

        assertThat(apply(A_ALONE).confirmLexwareAccount(A, "account-1"))
                .isEqualTo(new AlreadyAttached("account-1", B));
    }

    @Test
    void seesAfterARefreshWhatAnotherNodeChanged() {
        Organisations here = apply(A_WITH_SHOP_AND_B);
        Organisations there = apply(A_WITH_SHOP_AND_B);
        there.pauseConnection(A, SHOP, REFUSED);
        assertThat(here.connection(A, SHOP).paused()).isFalse();

        here.refresh();

        assertThat(here.connection(A, SHOP).paused()).isTrue();
    }

    @Test
    void namesWhatIsUnknown() {
        Organisations organisations = apply(A_ALONE);

        assertThatThrownBy(() -> organisations.get(B))
                .isInstanceOf(HubException.class)
                .hasMessage("There is no organisation 'b'");
        assertThatThrownBy(() -> organisations.connection(A, SHOP))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("no connection example:shop.example");
    }

    private Organisations apply(String yaml) {
        return TestOrganisations.apply(database, yaml, clock);
    }

    private List<String> rows() {
        return database.transactions()
                .acrossOrganisations(() ->
                        database.jdbc()
                                .sql(
                                        """
                                        select o::text from organisation o
                                        union all select c::text from connection c order by 1
                                        """)
                                .query(String.class)
                                .list());
    }
}
