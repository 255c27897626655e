package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.Profile;
import dev.kontor.lexware.TaxType;

/** lexware-office-api.md 7.16. */
@Resource("profile")
class ProfileContractIT extends ContractCase {

    @Reading(route = "GET", facts = "7.16")
    void namesTheAccountAndItsTax() {
        Profile profile = done(client.profile());

        assertThat(profile.organizationId()).isNotNull();
        assertThat(profile.companyName()).isNotBlank();
        assertThat(profile.taxType()).isIn(TaxType.NET, TaxType.GROSS, TaxType.VAT_FREE);
    }

    @Reading(route = "PUT", facts = "8")
    void cannotBeChanged() {
        assertThat(raw.put(path(), Raw.object("{}")).status()).isIn(403, 404, 405);
    }
}
