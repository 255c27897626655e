package dev.kontor.bench.console;

import dev.kontor.hub.database.DatabaseLocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows as years of orders leave them, written in bulk past the hub. */
final class YearsOfBooks {

    private static final List<String> FAMILY_NAMES =
            List.of(
                    "Albrecht",
                    "Bergmann",
                    "Clausen",
                    "Dietrich",
                    "Engel",
                    "Fischer",
                    "Graf",
                    "Hartmann",
                    "Ibrahim",
                    "Jansen",
                    "Keller",
                    "Lorenz",
                    "Maier",
                    "Neumann",
                    "Otto",
                    "Peters",
                    "Richter",
                    "Schulz",
                    "Thomas",
                    "Ullrich",
                    "Vogel",
                    "Wagner",
                    "Ziegler");

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final String organisation;
    private final String account;

    /**
     * @param account of the organisation at Lexware
     */
    YearsOfBooks(DatabaseLocation location, String organisation, String account) {
        source.setURL(location.jdbcUrl());
        source.setUser(location.user());
        source.setPassword(location.password().reveal());
        source.setOptions("-c kontor.organisation=*");
        this.organisation = organisation;
        this.account = account;
    }

    /**
     * Documents, contacts and runs, spread over two years up to now; some cases and approvals wait.
     */
    void write(int documents, int contacts, int runs) {
        String names = "(array['" + String.join("','", FAMILY_NAMES) + "'])";
        execute(
                """
                insert into contact (organisation, id, version, name, match_name, company, customer, billing, emails, zip, archived, seen_at)
                select '%1$s', gen_random_uuid(), 1, name, lower(name), i %% 3 = 0, true, true,
                    array['kunde' || i || '@example.com'], lpad((i %% 99999)::text, 5, '0'), false, now()
                from (select i, %2$s[1 + i %% 23] || ' Handel ' || (i / 3) as name from generate_series(1, %3$d) as i) named
                """
                        .formatted(organisation, names, contacts));
        execute(
                """
                insert into document (organisation, id, kind, status, number, total, open, contact_name, created_at, updated_at, seen_at, listed, read_at)
                select '%1$s', ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, case when i %% 20 = 0 then 'credit-note' else 'invoice' end,
                    (array['open', 'paid', 'paid', 'paid', 'overdue'])[1 + i %% 5], 'RE' || lpad(i::text, 7, '0'),
                    10 + i %% 500, i %% 500, %2$s[1 + i %% 23] || ' Handel ' || (i %% 15000), at, at, now(), true, at
                from (select i, now() - interval '730 days' * (1 - i::numeric / %3$d) as at from generate_series(1, %3$d) as i) made
                """
                        .formatted(organisation, names, documents));
        execute(
                """
                insert into link (organisation, from_ref, role, to_ref, state, since)
                select '%1$s', 'shopify:shop-01.myshopify.com/order/' || i, 'revenue-document',
                    'lexware:%2$s/' || case when i %% 20 = 0 then 'credit-note' else 'invoice' end || '/00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'), 'live', now()
                from generate_series(1, %3$d) as i
                """
                        .formatted(organisation, account, documents));
        execute(
                """
                insert into source_object (organisation, ref, root, number, business_date, outcome, accepted, handled, first_seen, last_seen)
                select '%1$s', ref, ref, '#' || i, now() - interval '730 days' * (1 - i::numeric / %2$d), 'done', true, true, now(), now()
                from (select i, 'shopify:shop-01.myshopify.com/order/' || i as ref from generate_series(1, %2$d) as i) seen
                """
                        .formatted(organisation, documents));
        execute(
                """
                insert into run (organisation, id, root, at, last_seen, passes, outcome, decisions, calls, duration_ms)
                select '%1$s', (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000' || '8' || lpad(to_hex(i), 15, '0'))::uuid,
                    'shopify:shop-01.myshopify.com/order/' || (1 + i %% %2$d), at, at, 1, case when i %% 50 = 0 then 'stuck' when i %% 7 = 0 then 'waiting' else 'done' end,
                    jsonb_build_array(
                        jsonb_build_object('subject', 'shopify:shop-01.myshopify.com/order/' || (1 + i %% %2$d), 'flow', 'order-to-invoice', 'version', '1', 'step', 'customer', 'kind', 'DONE', 'reason', jsonb_build_object('de', 'Kunde gefunden.', 'en', 'Customer found.')),
                        jsonb_build_object('subject', 'shopify:shop-01.myshopify.com/order/' || (1 + i %% %2$d), 'flow', 'order-to-invoice', 'version', '1', 'step', 'invoice', 'kind', 'DONE', 'reason', jsonb_build_object('de', 'Rechnung RE' || i, 'en', 'Invoice RE' || i)),
                        jsonb_build_object('subject', 'shopify:shop-01.myshopify.com/order/' || (1 + i %% %2$d), 'flow', 'order-to-invoice', 'version', '1', 'step', null, 'kind', 'FINISHED', 'reason', jsonb_build_object('de', 'Alle Schritte sind erledigt.', 'en', 'All steps are done.'))), 3, 800
                from (select i, now() - interval '730 days' * (1 - i::numeric / %3$d) as at from generate_series(1, %3$d) as i) passed
                """
                        .formatted(organisation, documents, runs));
        execute(
                """
                insert into stuck (organisation, id, root, subject, flow, action, code, reason_de, reason_en, answers, basis, since)
                select '%1$s', gen_random_uuid(), 'shopify:shop-01.myshopify.com/order/' || i, 'shopify:shop-01.myshopify.com/order/' || i, 'order-to-invoice', 'books.ensure-invoice',
                    (array['goods-unknown', 'document-deleted', 'no-address'])[1 + i %% 3], 'Die Rechnung wurde in Lexware gelöscht.', 'The invoice was deleted in Lexware.',
                    '[{"key": "leave-so", "label": {"de": "So lassen", "en": "Leave so"}}, {"key": "create-again", "label": {"de": "Neu erstellen", "en": "Create again"}}]', 'b', now() - i * interval '1 minute'
                from generate_series(1, 300) as i
                """
                        .formatted(organisation));
        execute(
                """
                insert into approval (organisation, id, root, subject, number, action, flow, step, state, requests, gross, currency, recipient, preview, author, frozen_at, expires_at)
                select '%1$s', (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000' || '8' || lpad(to_hex(i), 15, '0'))::uuid,
                    ref, ref, '#' || i, 'books.ensure-invoice', 'order-to-invoice', 'invoice', case when i <= 40 then 'waiting' else 'used' end,
                    '[]', 1000 + i, 'EUR', 'Wagner Handel ' || i, '[]', 'kontor.yaml', at, now() + interval '14 days'
                from (select i, now() - i * interval '3 hours' as at, 'shopify:shop-01.myshopify.com/order/' || i as ref from generate_series(1, 2000) as i) asked
                """
                        .formatted(organisation));
        execute(
                "select count(audit_append('%s', now(), 'effect-done', 'order ' || i, '{}')) from generate_series(1, 2000) as i"
                        .formatted(organisation));
        execute("analyze");
    }

    /** One more run, as the hub writes it. */
    void oneMoreRun(int number) {
        execute(
                """
                insert into run (organisation, id, root, at, last_seen, passes, outcome, decisions, calls, duration_ms)
                values ('%1$s', (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7fff' || '8' || lpad(to_hex(%2$d), 15, '0'))::uuid,
                    'shopify:shop-01.myshopify.com/order/%2$d', now(), now(), 1, 'done', '[]', 0, 1)
                """
                        .formatted(organisation, number));
    }

    private void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("The tables cannot be filled", failed);
        }
    }
}
