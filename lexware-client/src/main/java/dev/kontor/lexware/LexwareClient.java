package dev.kontor.lexware;

import java.util.List;
import java.util.UUID;

/**
 * The way into one Lexware Office account: one method per resource, one {@link Answer} per call.
 * Calls block their thread until the answer is there or the request time-out is over, send at most
 * one request each and retry nothing; only a {@link Listing}, which reads, asks for a page again.
 * Thread-safe; made for virtual threads. Keep one per account and close it at the end.
 *
 * <p>Every resource of the public API is here (lexware-office-api.md 8); what contracted partners
 * may do besides is left out, see the package. Requests go over HTTP/1.1 without following
 * redirects.
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

    /** Products and services. */
    public Articles articles() {
        return new Articles(transport);
    }

    /** Customers and vendors. */
    public Contacts contacts() {
        return new Contacts(transport);
    }

    /** Quotations. */
    public Quotations quotations() {
        return new Quotations(transport);
    }

    /** Order confirmations. */
    public OrderConfirmations orderConfirmations() {
        return new OrderConfirmations(transport);
    }

    /** Delivery notes. */
    public DeliveryNotes deliveryNotes() {
        return new DeliveryNotes(transport);
    }

    /** Invoices. */
    public Invoices invoices() {
        return new Invoices(transport);
    }

    /** Down-payment invoices. */
    public DownPaymentInvoices downPaymentInvoices() {
        return new DownPaymentInvoices(transport);
    }

    /** Credit notes. */
    public CreditNotes creditNotes() {
        return new CreditNotes(transport);
    }

    /** Dunnings. */
    public Dunnings dunnings() {
        return new Dunnings(transport);
    }

    /** Recurring templates. */
    public RecurringTemplates recurringTemplates() {
        return new RecurringTemplates(transport);
    }

    /** Bookkeeping vouchers. */
    public Vouchers vouchers() {
        return new Vouchers(transport);
    }

    /** Uploaded files. */
    public Files files() {
        return new Files(transport);
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
     * What is paid on a document. Refused for drafts, unchecked vouchers, documents that are not
     * paid and credit notes linked to an invoice. May be repeated.
     *
     * @param voucher id of an invoice, down-payment invoice, credit note or bookkeeping voucher
     */
    public Answer<VoucherPayments> payments(UUID voucher) {
        return transport.send(
                Call.get("/v1/payments/" + voucher, ""),
                reply -> Json.read(reply.body(), VoucherPayments.class));
    }

    /** All countries that Lexware knows. May be repeated; changes seldom. */
    public Answer<List<Country>> countries() {
        return list("/v1/countries", Country.class);
    }

    /** The payment terms of the account. May be repeated. */
    public Answer<List<PaymentCondition>> paymentConditions() {
        return list("/v1/payment-conditions", PaymentCondition.class);
    }

    /** The posting categories for bookkeeping vouchers. May be repeated; changes seldom. */
    public Answer<List<PostingCategory>> postingCategories() {
        return list("/v1/posting-categories", PostingCategory.class);
    }

    /** The print layouts of the account. May be repeated. */
    public Answer<List<PrintLayout>> printLayouts() {
        return list("/v1/print-layouts", PrintLayout.class);
    }

    /**
     * Ends open requests and connections; requests that were under way end as {@link
     * Answer.Unknown}.
     */
    @Override
    public void close() {
        transport.close();
    }

    private <T> Answer<List<T>> list(String path, Class<T> type) {
        return transport.send(
                Call.get(path, ""), reply -> Json.readList(Json.tree(reply.body()), type));
    }
}
