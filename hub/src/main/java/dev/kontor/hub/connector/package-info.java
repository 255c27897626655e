/**
 * What a remote system must offer to be connected (the SPI {@link
 * dev.kontor.hub.connector.Connector}), and the registry that finds connectors by vendor.
 *
 * <p>Owns the table {@code sweep_checkpoint} and the periodic catch-up that every connection gets.
 * Each vendor is one nested module; wire types never leave it, and nobody imports it.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "model",
            "database",
            "organisation",
            "lane",
            "ledger",
            "action"
        })
@NullMarked
package dev.kontor.hub.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
