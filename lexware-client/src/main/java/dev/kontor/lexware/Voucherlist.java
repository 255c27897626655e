package dev.kontor.lexware;

/**
 * The index over all documents and vouchers, and the only way to list them (lexware-office-api.md
 * 7.19). It lags behind by an undocumented time: a row that is missing proves nothing.
 */
public final class Voucherlist {

    private final Transport transport;

    Voucherlist(Transport transport) {
        this.transport = transport;
    }

    /** One page of rows. May be repeated. */
    public Answer<Page<VoucherlistRow>> page(VoucherlistQuery query) {
        return transport.send(
                Call.get("/v1/voucherlist", query.query()),
                reply -> Page.read(reply.body(), row -> Json.read(row, VoucherlistRow.class)));
    }

    /**
     * All rows that match, page by page as they are taken, past the window of 10,000 entries by
     * narrowing the dates. Ordered by creation, the oldest first, unless the query names another
     * date; its page and size do not matter.
     *
     * @throws FieldRefused if the query is sorted by number
     */
    public Listing<VoucherlistRow> all(VoucherlistQuery query) {
        return Listing.of(VoucherlistWalk.of(this::page, query));
    }
}
