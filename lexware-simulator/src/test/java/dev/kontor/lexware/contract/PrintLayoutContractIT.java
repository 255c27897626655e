package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.PrintLayout;

/** lexware-office-api.md 7.15. */
@Resource("print-layouts")
class PrintLayoutContractIT extends ContractCase {

    @Reading(route = "GET", facts = "7.15")
    void hasADefault() {
        assertThat(done(client.printLayouts())).filteredOn(PrintLayout::isDefault).hasSize(1);
    }
}
