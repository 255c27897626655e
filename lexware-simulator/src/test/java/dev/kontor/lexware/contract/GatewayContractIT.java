package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

/** What every route has in common (lexware-office-api.md 1, 2, 4). */
@Resource("profile")
class GatewayContractIT extends ContractCase {

    @Reading(route = "GET", facts = "4.1")
    void refusesAKeyThatIsMissingOrWrong() {
        assertThat(raw.send(raw.anonymous(path()).GET()).status()).isEqualTo(401);
        assertThat(
                        raw.send(raw.anonymous(path()).header("Authorization", "Bearer x").GET())
                                .status())
                .isEqualTo(401);
    }

    @Reading(route = "GET", facts = "2")
    void ignoresUnknownQueryParameters() {
        assertThat(raw.get(path() + "?shiny=1").status()).isEqualTo(200);
    }

    @Reading(route = "GET", facts = "4.3")
    void doesNotKnowOtherRoutes() {
        assertThat(raw.get("/v1/moon").status()).isIn(403, 404);
        assertThat(raw.get("/v2/profile").status()).isIn(403, 404);
        assertThat(raw.get("/v1/cash-boxes").status()).isIn(403, 404);
    }

    @Reading(route = "POST", facts = "8")
    void takesNoOtherMethodThanTheMatrixSays() {
        assertThat(raw.post(path(), Raw.object("{}")).status()).isIn(403, 404, 405);
        assertThat(raw.delete(path()).status()).isIn(403, 404, 405);
    }
}
