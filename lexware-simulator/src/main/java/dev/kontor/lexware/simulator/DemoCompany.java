package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small coffee roaster with two years of documents up to today: offers that became orders,
 * deliveries and invoices, most of them paid, some overdue and dunned, some credited; receipts of
 * every month. The same day makes the same company, ids included.
 */
final class DemoCompany {

    static final String NAME = "Kaffeerösterei Anger GmbH";

    private static final int MONTHS = 24;
    private static final UUID ID = UUID.fromString("3b1e4d5f-0000-4000-8000-00000000d3a0");
    private static final String RENT = "ccbd1972-fd88-11e1-a21f-0800200c9a66";
    private static final String SOFTWARE = "aa2d19a0-43e7-4330-a579-75c962254546";
    private static final String INTERNET = "b3a1f841-fd90-11e1-a21f-0800200c9a66";
    private static final String OFFICE = "16d04a21-fd91-11e1-a21f-0800200c9a66";
    private static final String GOODS = "8f8664a8-fd86-11e1-a21f-0800200c9a66";

    private final SimulatorState state;
    private final Organisation organisation;
    private final SplittableRandom random = new SplittableRandom(20_241_122);
    private final LocalDate today;
    private final List<DemoBodies.Ware> wares = DemoBodies.wares();
    private final List<UUID> customers = new ArrayList<>();
    private final List<UUID> vendors = new ArrayList<>();
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingInt(Step::number));
    private int planned;
    private int receipts;

    private DemoCompany(SimulatorState state, Organisation organisation, LocalDate today) {
        this.state = state;
        this.organisation = organisation;
        this.today = today;
    }

    /** Adds the company, with a key that is made when none is wanted. */
    static OrganisationAccess into(SimulatorState state, @Nullable String key) {
        LocalDate today = Dates.dayOf(state.clock().instant());
        OrganisationSpec spec = OrganisationSpec.named(NAME).withOrganizationId(ID);
        OrganisationAccess[] access = new OrganisationAccess[1];
        state.clock()
                .borrowed(() -> {
                    state.clock().set(at(today.minusMonths(MONTHS).withDayOfMonth(1), 8));
                    access[0] = state.add(key == null ? spec : spec.withKey(key));
                    Organisation organisation = state.organisation(ID).orElseThrow();
                    SplittableRandom ids = new SplittableRandom(7);
                    organisation.ids(() -> uuid(ids));
                    try {
                        new DemoCompany(state, organisation, today).found();
                    } finally {
                        organisation.ids(UUID::randomUUID);
                        organisation.resetStatistics();
                    }
                });
        return access[0];
    }

    private void found() {
        for (DemoBodies.Ware ware : wares) {
            state.articles().create(organisation, ware.article(), ExecutedBy.HAND);
        }
        for (ObjectNode customer : DemoBodies.customers()) {
            customers.add(contact(customer));
        }
        for (ObjectNode vendor : DemoBodies.vendors()) {
            vendors.add(contact(vendor));
        }
        LocalDate first = today.minusMonths(MONTHS).withDayOfMonth(1);
        for (int month = 0; month <= MONTHS; month++) {
            month(first.plusMonths(month));
        }
        live();
        state.clock().set(at(today, 12));
        template();
        downPayment();
        document(DocumentKind.INVOICE, sale(customers.get(2)), false, null);
        ObjectNode offer = DemoBodies.quotation(sale(customers.get(4)), today);
        document(DocumentKind.QUOTATION, offer, false, null);
        scan();
    }

    /** Does what is planned up to today, in the order of time. */
    private void live() {
        Instant end = at(today, 12);
        for (Step step = steps.poll(); step != null; step = steps.poll()) {
            if (!step.at().isAfter(end)) {
                state.clock().set(step.at());
                step.action().run();
            }
        }
    }

    private void plan(LocalDate day, int hour, Runnable action) {
        steps.add(new Step(at(day, hour), planned++, action));
    }

    private void month(LocalDate first) {
        for (int sale = 0; sale < 9; sale++) {
            LocalDate day = first.plusDays(1 + sale * 3L);
            UUID customer = customers.get(random.nextInt(customers.size()));
            if (sale % 3 == 0) {
                plan(day, 9, () -> offer(customer, day));
            } else {
                plan(
                        day,
                        9,
                        () ->
                                fate(
                                        document(DocumentKind.INVOICE, sale(customer), true, null),
                                        day));
            }
        }
        receipt(first, 0, RENT, "952.00", 19);
        receipt(first.plusDays(2), 1, SOFTWARE, "59.50", 19);
        receipt(first.plusDays(4), 2, INTERNET, "47.60", 19);
        receipt(first.plusDays(9), 3, GOODS, "1284.00", 7);
        receipt(first.plusDays(17), 4, OFFICE, "23.80", 19);
    }

    /** Offer, order, delivery, invoice; or an offer that came to nothing. */
    private void offer(UUID customer, LocalDate day) {
        ObjectNode body = sale(customer);
        SalesDocument quotation =
                document(DocumentKind.QUOTATION, DemoBodies.quotation(body, day), true, null);
        if (random.nextInt(4) == 0) {
            plan(day.plusDays(9), 10, () -> state.documents().answer(quotation, false));
            return;
        }
        plan(
                day.plusDays(2),
                10,
                () -> {
                    state.documents().answer(quotation, true);
                    order(body, quotation, day);
                });
    }

    private void order(ObjectNode body, SalesDocument quotation, LocalDate day) {
        SalesDocument order = document(DocumentKind.ORDER_CONFIRMATION, body, true, quotation.id());
        LocalDate delivered = day.plusDays(5);
        plan(delivered, 11, () -> document(DocumentKind.DELIVERY_NOTE, body, true, order.id()));
        plan(
                delivered.plusDays(1),
                9,
                () ->
                        fate(
                                document(DocumentKind.INVOICE, body, true, order.id()),
                                delivered.plusDays(1)));
    }

    /** Most pay in time, some late, a few not at all; a few have a reason. */
    private void fate(SalesDocument invoice, LocalDate day) {
        int fate = random.nextInt(20);
        LocalDate payday = day.plusDays(4 + random.nextInt(18));
        if (fate == 0) {
            plan(day.plusDays(5), 12, () -> follow(DocumentKind.CREDIT_NOTE, invoice));
        } else if (fate == 1) {
            plan(day.plusDays(25), 12, () -> follow(DocumentKind.DUNNING, invoice));
        } else if (fate > 2) {
            plan(payday, 7, () -> state.documents().pay(invoice, transfer(payday)));
        }
    }

    private void follow(DocumentKind kind, SalesDocument invoice) {
        ObjectNode body = invoice.content().fields();
        DemoBodies.asInput(body);
        document(kind, body, true, invoice.id());
    }

    private static SalesDocuments.Payment transfer(LocalDate day) {
        return new SalesDocuments.Payment("partPaymentFinancialTransaction", null, day);
    }

    private void receipt(LocalDate day, int vendor, String category, String gross, int rate) {
        plan(
                day,
                16,
                () -> {
                    ObjectNode body =
                            DemoBodies.receipt(
                                    vendors.get(vendor),
                                    "ER-" + ++receipts,
                                    day,
                                    category,
                                    new BigDecimal(gross),
                                    rate);
                    UUID id = state.vouchers().create(organisation, body, ExecutedBy.HAND).id();
                    LocalDate payday = day.plusDays(14);
                    plan(payday, 7, () -> state.vouchers().pay(organisation, id, transfer(payday)));
                });
    }

    private void template() {
        ObjectNode body = DemoBodies.service(customers.get(1), today);
        body.putObject("recurringTemplateSettings")
                .put("startDate", today.plusMonths(1).withDayOfMonth(1).toString())
                .put("finalize", true)
                .put("shippingType", "serviceperiod")
                .put("executionInterval", "MONTHLY");
        state.templates().create(organisation, body);
    }

    private void downPayment() {
        ObjectNode part = DemoBodies.service(customers.get(3), today);
        SalesDocument downPayment = document(DocumentKind.DOWN_PAYMENT_INVOICE, part, true, null);
        state.documents().pay(downPayment, transfer(today));
        ObjectNode whole = sale(customers.get(3));
        whole.putArray("downPaymentDeductions").addObject().put("id", downPayment.id().toString());
        document(DocumentKind.INVOICE, whole, true, null);
    }

    /** A receipt that nobody has looked at yet. */
    private void scan() {
        byte[] receipt = PdfDocument.ofText("Quittung", "Quittung\nParkhaus am Anger\n4,50 EUR");
        UUID file = organisation.newId();
        UUID voucher = state.vouchers().uploaded(organisation, file).id();
        organisation
                .vouchers()
                .addFile(
                        new StoredFile(
                                file,
                                FileFormat.PDF,
                                StoredFile.checksum(receipt),
                                receipt,
                                voucher));
    }

    private ObjectNode sale(UUID customer) {
        LocalDate day = Dates.dayOf(state.clock().instant());
        int lines = 1 + random.nextInt(3);
        List<DemoBodies.Sold> sold = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            DemoBodies.Ware ware = wares.get(random.nextInt(wares.size()));
            sold.add(new DemoBodies.Sold(ware, 1 + random.nextInt(ware.most())));
        }
        return DemoBodies.sale(customer, day, sold);
    }

    private SalesDocument document(
            DocumentKind kind, ObjectNode body, boolean finalised, @Nullable UUID preceding) {
        ObjectNode dated = body.deepCopy();
        dated.put("voucherDate", Dates.written(state.clock().instant()));
        return state.documents()
                .create(organisation, kind, dated, finalised, preceding, ExecutedBy.HAND);
    }

    private UUID contact(ObjectNode body) {
        return state.contacts().create(organisation, body, ExecutedBy.HAND).id();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0))
                .atZone(Dates.BERLIN)
                .toInstant()
                .truncatedTo(ChronoUnit.HOURS);
    }

    private static UUID uuid(SplittableRandom random) {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low);
    }

    /** Something that happens at an instant; at the same one, in the order of planning. */
    private record Step(Instant at, int number, Runnable action) {}
}
