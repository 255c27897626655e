package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {

    private static final SourceRef ORDER =
            new SourceRef(ConnectionId.parse("shopify:a.example"), "order", "1001");

    @Test
    void recognisesTomorrowWhatItMadeToday() {
        // This very token stands in books that exist: it must never change.
        assertThat(Markers.token(key("a", ORDER), 1)).isEqualTo("K-ZX8WNQW1TV");
    }

    @Test
    void dependsOnTheBusinessFactAndNotOnTheNameOfTheOrganisation() {
        assertThat(Markers.token(key("a", ORDER), 1))
                .isEqualTo(Markers.token(key("renamed", ORDER), 1));
    }

    @Test
    void tellsGenerationsRolesDiscriminatorsAndSourcesApart() {
        EffectKey key = key("a", ORDER);
        OrganisationId a = key.organisation();
        SourceRef next = new SourceRef(ORDER.connection(), "order", "1002");

        assertThat(
                        Set.of(
                                Markers.token(key, 1),
                                Markers.token(key, 2),
                                Markers.token(new EffectKey(a, ORDER, Role.CORRECTION, "1"), 1),
                                Markers.token(
                                        new EffectKey(a, ORDER, Role.REVENUE_DOCUMENT, "2"), 1),
                                Markers.token(key("a", next), 1)))
                .hasSize(5);
    }

    @Test
    void doesNotRepeatItselfAmongAHundredThousandOrders() {
        assertThat(
                        IntStream.range(0, 100_000)
                                .mapToObj(id -> new SourceRef(ORDER.connection(), "order", "" + id))
                                .map(order -> Markers.token(key("a", order), 1))
                                .collect(Collectors.toSet()))
                .hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K-7F3K9Q2XVB",
                "Kontor K-7F3K9Q2XVB",
                "Bestellung #1001\nKontor K-7F3K9Q2XVB.",
                "(K-7F3K9Q2XVB)",
                "K-7F3K9Q2XVB K-0000000000",
                "K-12 K-7F3K9Q2XVB"
            })
    void isFoundWhereverItStandsInAText(String text) {
        assertThat(Markers.find(text)).contains("K-7F3K9Q2XVB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "K-7F3K9Q2XV",
                "K-7F3K9Q2XVBA",
                "K-7F3K9Q2XVI",
                "k-7f3k9q2xvb",
                "AK-7F3K9Q2XVB",
                "K 7F3K9Q2XVB"
            })
    void isNotSeenInOtherTexts(String text) {
        assertThat(Markers.find(text)).isEmpty();
    }

    private static EffectKey key(String organisation, SourceRef source) {
        return new EffectKey(new OrganisationId(organisation), source, Role.REVENUE_DOCUMENT, "1");
    }
}
