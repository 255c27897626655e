/**
 * What a remote system must offer to be connected (the SPI {@link
 * dev.kontor.hub.connector.Connector}), and the registry that finds connectors by vendor.
 *
 * <p>Each vendor is one nested module; wire types never leave it, and nobody imports it.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "model", "organisation", "lane", "ledger", "action"})
@NullMarked
package dev.kontor.hub.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
