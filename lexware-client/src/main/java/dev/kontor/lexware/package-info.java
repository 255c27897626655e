/**
 * The client for the Lexware Office REST API: typed requests, lenient answers, one classification
 * of outcomes. It owns the wire shapes, the documented rules that are checked before a call is
 * spent, and the webhook signature. Start with {@link dev.kontor.lexware.LexwareClient}.
 *
 * <p>It must not know Kontor: no permits, no ledger, no Spring. Facts about the vendor are cited as
 * {@code lexware-office-api.md} and a section number.
 *
 * <p>It is one package on purpose: its wall is what hides transport, JSON and rules from users, and
 * nothing else in Java would without modules. Names lead the way: {@code Invoices} is the resource,
 * {@code NewInvoice} what is sent, {@code Invoice} what is read, {@code ContactEdit} a change of
 * what was read.
 *
 * <p>Left out, and to be added beside these: what only contracted partners may do
 * (lexware-office-api.md 10), namely OAuth2 (a source of access tokens in the place of {@link
 * dev.kontor.lexware.ApiKey}), finance with transaction assignment hints, sending by e-mail,
 * interaction status, bank accounts of contacts, cash boxes, organisation and partner integrations.
 */
@NullMarked
package dev.kontor.lexware;

import org.jspecify.annotations.NullMarked;
