/**
 * A Shopify on loopback: shops with orders, the GraphQL Admin API, signed webhooks and a merchant's
 * hand to change things. Owns the state of the simulated shops; built from {@code vendors.md}
 * sections 0 and 4. Must not know the hub, its connector or Lexware Office.
 */
@NullMarked
package dev.kontor.simulator.shopify;

import org.jspecify.annotations.NullMarked;
