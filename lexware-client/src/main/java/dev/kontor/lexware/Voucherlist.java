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
}
