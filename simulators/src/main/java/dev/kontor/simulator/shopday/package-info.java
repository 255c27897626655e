/**
 * Shop days made up for the demo and the benches: German customers, companies and carts, the same
 * for the same seed. Owns names, products and what happens to an order; must not know how a
 * simulator serves them, only how to place them.
 */
@NullMarked
package dev.kontor.simulator.shopday;

import org.jspecify.annotations.NullMarked;
