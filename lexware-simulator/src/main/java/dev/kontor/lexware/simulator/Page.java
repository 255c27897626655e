package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /}: what is in the simulator, and what was asked of it last. Rendered here,
 * without scripts and without anything from elsewhere; all data is escaped.
 */
final class Page {

    private static final int ROWS = 15;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(Dates.BERLIN);
    private static final String STYLE =
            """
            body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color:#1b2330;background:#fbfbfa}
            h1{font-size:1.4rem;margin:0 0 .3rem}h2{font-size:1.1rem;margin:2rem 0 .4rem}h3{font-size:.95rem;margin:1.2rem 0 .3rem}
            table{border-collapse:collapse;width:100%;background:#fff}td,th{border-bottom:1px solid #dfe3e8;padding:.25rem .6rem;text-align:left;vertical-align:top}
            th{font-weight:600;background:#f1f3f5}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0 1.5rem;margin:.6rem 0;background:#fff;padding:.4rem .6rem;border:1px solid #dfe3e8}
            dl div{display:flex;justify-content:space-between;gap:1rem;padding:.1rem 0}dd{margin:0;font-variant-numeric:tabular-nums}
            td.time{white-space:nowrap;font-variant-numeric:tabular-nums}
            code{font:12.5px ui-monospace,monospace;word-break:break-all}.bad{color:#a4161a}.note{color:#5c6773}
            """;

    private final StringBuilder html = new StringBuilder(16_384);
    private final SimulatorState state;
    private final Instant now;

    private Page(SimulatorState state) {
        this.state = state;
        this.now = state.clock().instant();
    }

    static Answer of(SimulatorState state) {
        Page page = new Page(state);
        page.write();
        return Answer.page(page.html.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write() {
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                // An empty icon, so that no browser asks for one: that would be a request in the
                // list.
                .append("<link rel=\"icon\" href=\"data:,\">")
                .append("<title>Lexware Office, simulated</title><style>")
                .append(STYLE)
                .append("</style><h1>Lexware Office, simulated</h1><p class=\"note\">API <code>");
        text(state.baseUri() + "/v1");
        html.append("</code> · control <code>");
        text(state.baseUri() + "/_simulator");
        html.append("</code> · its time is ");
        text(Dates.written(now));
        html.append(" · <a href=\"#requests\">last requests</a></p>");
        for (Organisation organisation : state.organisations()) {
            organisation(organisation);
        }
        if (state.organisations().isEmpty()) {
            html.append("<p>There is no organisation yet.</p>");
        }
        requests();
        html.append("</html>");
    }

    private void organisation(Organisation organisation) {
        html.append("<h2>");
        text(organisation.name());
        html.append("</h2><p class=\"note\"><code>");
        text(organisation.id().toString());
        html.append("</code> · tax type ");
        text(organisation.taxType());
        html.append(organisation.isSmallBusiness() ? " · small business" : "");
        organisation
                .distanceSalesPrinciple()
                .ifPresent(principle -> text(" · distance sales " + principle));
        text(" · keys: " + state.keysOf(organisation).size());
        html.append("</p>");
        counts(organisation);
        List<VoucherRow> rows = organisation.latestListed(now, ROWS);
        if (!rows.isEmpty()) {
            html.append("<h3>Latest in voucherlist</h3>");
            table("Number", "Type", "Status", "Date", "Contact", "#Total", "#Open");
            rows.forEach(this::row);
            html.append("</table>");
        }
    }

    private void counts(Organisation organisation) {
        FairUse fairUse = organisation.fairUse();
        int year = Dates.dayOf(now).getYear();
        OrganisationStatistics statistics = organisation.statistics();
        Map<String, Object> counts = new TreeMap<>();
        counts.put("contacts", organisation.contacts().count());
        counts.put("articles", organisation.articles().byTitle().size());
        counts.put("documents", organisation.documentCount());
        counts.put("bookkeeping vouchers", organisation.vouchers().count());
        counts.put("uploaded files", organisation.vouchers().files().size());
        counts.put("event subscriptions", organisation.subscriptions().size());
        counts.put("recurring templates", organisation.templates().size());
        counts.put(
                "fair use: vouchers of " + year,
                fairUse.vouchersOf(year) + " of " + FairUse.VOUCHERS_PER_YEAR);
        counts.put("fair use: customers", fairUse.customers() + " of " + FairUse.CUSTOMERS);
        counts.put("fair use: vendors", fairUse.vendors() + " of " + FairUse.VENDORS);
        counts.put("fair use: documents beyond the pace", statistics.overPace.sum());
        counts.put("calls", statistics.calls.sum());
        counts.put("calls answered with 429", statistics.throttled.sum());
        html.append("<dl>");
        counts.forEach((name, count) -> {
            html.append("<div><dt>");
            text(name);
            html.append("</dt><dd>");
            text(String.valueOf(count));
            html.append("</dd></div>");
        });
        html.append("</dl>");
    }

    private void row(VoucherRow row) {
        html.append("<tr>");
        cell(row.number() == null ? "" : row.number());
        cell(row.voucherType());
        cell(row.isOverdue(Dates.dayOf(now)) ? "overdue" : row.status().wire());
        cell(Dates.dayOf(row.voucherDate()).toString());
        cell(row.contactName());
        amount(row.totalAmount());
        amount(row.openAmount());
    }

    private void requests() {
        html.append("<h2 id=\"requests\">Last requests</h2>");
        List<RequestLog.Entry> entries = state.requests().latest();
        if (entries.isEmpty()) {
            html.append("<p>Nobody has asked anything yet.</p>");
            return;
        }
        table("Time", "Organisation", "Request", "Status", "Refused because of", "#ms");
        for (RequestLog.Entry entry : entries) {
            html.append("<tr><td class=\"time\">");
            text(TIME.format(entry.at()));
            cell(entry.organisation().isEmpty() ? "(no valid key)" : entry.organisation());
            html.append("<td><code>");
            text(entry.method() + " " + entry.target());
            html.append("</code><td");
            html.append(entry.status().startsWith("2") ? ">" : " class=\"bad\">");
            text(entry.status());
            cell(entry.reason());
            html.append("<td class=\"n\">");
            text(String.format(Locale.ROOT, "%.1f", entry.micros() / 1000.0));
        }
        html.append("</table>");
    }

    /** A heading that begins with # is one of numbers. */
    private void table(String... headings) {
        html.append("<table><tr>");
        for (String heading : headings) {
            boolean number = heading.startsWith("#");
            html.append(number ? "<th class=\"n\">" : "<th>");
            text(number ? heading.substring(1) : heading);
        }
    }

    private void cell(String text) {
        html.append("<td>");
        text(text);
    }

    private void amount(@Nullable BigDecimal amount) {
        html.append("<td class=\"n\">");
        text(amount == null ? "" : amount.toPlainString());
    }

    private void text(String text) {
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '<' -> html.append("&lt;");
                        case '>' -> html.append("&gt;");
                        case '&' -> html.append("&amp;");
                        case '"' -> html.append("&quot;");
                        case '\'' -> html.append("&#39;");
                        default -> html.appendCodePoint(point);
                    }
                });
    }
}
