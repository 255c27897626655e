package dev.kontor.simulator.shopday;

import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import org.jspecify.annotations.Nullable;

/**
 * A company that orders. The same company always appears with the same name, e-mail address, postal
 * address and VAT id.
 *
 * @param number distinguishes companies within one seed, those the shop knows before new ones
 * @param vatId with a valid check digit; {@code null} for the few that do not state one
 * @param b2b whether it orders as a company of the shop's B2B kind
 */
public record Business(
        int number,
        String name,
        @Nullable String vatId,
        boolean b2b,
        CustomerSpec contact,
        AddressSpec address) {}
