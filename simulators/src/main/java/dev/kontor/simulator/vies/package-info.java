/**
 * VIES, the European Commission's register of VAT ids, on loopback: its REST service, with ids that
 * a test registers, and member states that go away. Owns the state of the simulated register; built
 * from the service's own description and public clients of it (README.md names what is a choice of
 * ours). Must not know the hub.
 */
@NullMarked
package dev.kontor.simulator.vies;

import org.jspecify.annotations.NullMarked;
