package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.Country;

/** lexware-office-api.md 7.3. */
@Resource("countries")
class CountryContractIT extends ContractCase {

    @Reading(route = "GET", facts = "7.3")
    void listsEveryCountryWithItsTaxTreatment() {
        assertThat(done(client.countries()))
                .hasSizeGreaterThan(200)
                .allSatisfy(country ->
                        assertThat(country.taxClassification())
                                .isNotNull()
                                .isNotEqualTo(Country.TaxClassification.UNRECOGNISED));
    }

    @Reading(route = "GET", facts = "7.3")
    void treatsGermanyItsNeighboursAndTheRestOfTheWorldApart() {
        assertThat(done(client.countries()))
                .extracting(Country::countryCode, Country::taxClassification)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                "DE", Country.TaxClassification.GERMANY),
                        org.assertj.core.groups.Tuple.tuple(
                                "FR", Country.TaxClassification.INTRA_COMMUNITY),
                        org.assertj.core.groups.Tuple.tuple(
                                "CH", Country.TaxClassification.THIRD_PARTY_COUNTRY));
    }
}
