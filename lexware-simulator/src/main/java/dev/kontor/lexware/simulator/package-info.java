/**
 * A Lexware Office on loopback, built from {@code lexware-office-api.md}: for tests, benchmarks and
 * demonstrations.
 *
 * <p>It owns the HTTP server, the data of its organisations in memory, the limits, the webhooks and
 * the control interface.
 *
 * <p>It is one package on purpose: its wall is what leaves users only the ten public types (start
 * with {@link dev.kontor.lexware.simulator.LexwareSimulator}); nested packages would make
 * everything inside public. Names lead the way. A request goes through {@code FrontDoor} (key,
 * limit, fault) and {@code Router} to a {@code …Resource}, which answers by {@code …Rules} (what a
 * body must be), the plural such as {@code Contacts} or {@code SalesDocuments} (what may happen)
 * and {@code …Shelf} or {@code VoucherIndex} (where it is kept, by {@code Organisation}); it leaves
 * as an {@code Answer} or a {@code Refusal} in the {@code ErrorShape} of the resource, by an {@code
 * Outgoing}. {@code Control…} is the person's hand and the tester's, {@code Fault…} what goes
 * wrong, {@code Webhooks} and {@code Agenda} what happens later, {@code Journal} what a folder
 * remembers, {@code Demo…} the seed, {@code Page} the page.
 *
 * <p>It must not know {@code lexware-client} nor Kontor: it is a second, independent reading of the
 * documentation.
 */
@NullMarked
package dev.kontor.lexware.simulator;

import org.jspecify.annotations.NullMarked;
