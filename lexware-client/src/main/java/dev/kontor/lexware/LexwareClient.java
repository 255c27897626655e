package dev.kontor.lexware;

import java.util.List;

/**
 * The way into one Lexware Office account: one method per resource, one {@link Answer} per call.
 * Calls block their thread until the answer is there or the request time-out is over, send at most
 * one request each and retry nothing. Thread-safe; made for virtual threads. Keep one per account
 * and close it at the end.
 *
 * <p>Implemented so far: profile, contacts, countries, invoices, credit notes, their files,
 * voucherlist, event subscriptions. Requests go over HTTP/1.1 without following redirects.
 */
public final class LexwareClient implements AutoCloseable {

    private final Transport transport;

    private LexwareClient(Transport transport) {
        this.transport = transport;
    }

    /** Opens a client; no connection is made yet. */
    public static LexwareClient open(LexwareOptions options) {
        return new LexwareClient(Transport.connect(options));
    }

    /**
     * The same client with another pacer, sharing the connections: for a permit or a <em>send
     * before</em> deadline that belongs to one call. Closing either closes both.
     */
    public LexwareClient withPacer(Pacer pacer) {
        return new LexwareClient(transport.with(pacer));
    }

    /** The account behind the key. May be repeated. */
    public Answer<Profile> profile() {
        return transport.send(
                Call.get("/v1/profile", ""), reply -> Json.read(reply.body(), Profile.class));
    }

    /** All countries that Lexware knows. May be repeated; changes seldom. */
    public Answer<List<Country>> countries() {
        return transport.send(
                Call.get("/v1/countries", ""),
                reply -> Json.readList(Json.tree(reply.body()), Country.class));
    }

    /** Customers and vendors. */
    public Contacts contacts() {
        return new Contacts(transport);
    }

    /** Invoices. */
    public Invoices invoices() {
        return new Invoices(transport);
    }

    /** Credit notes. */
    public CreditNotes creditNotes() {
        return new CreditNotes(transport);
    }

    /** The index over all documents and vouchers. */
    public Voucherlist voucherlist() {
        return new Voucherlist(transport);
    }

    /** Webhook subscriptions. */
    public EventSubscriptions eventSubscriptions() {
        return new EventSubscriptions(transport);
    }

    /**
     * Ends open requests and connections; requests that were under way end as {@link
     * Answer.Unknown}.
     */
    @Override
    public void close() {
        transport.close();
    }
}
