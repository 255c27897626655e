package dev.kontor.hub.ingress;

import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code delivery}; all of it takes part in the caller's transaction. */
final class DeliveryTable {

    private static final int LONGEST_SUMMARY = 500;

    /** Headers that hold a proof, a credential or where somebody is. */
    private static final Pattern NOT_KEPT =
            Pattern.compile("hmac|sign|auth|token|secret|cookie|key|forwarded|real-ip|client-ip");

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores deliveries, in one statement.
     *
     * @return for each whether it is new; false if its connection has one of that key already
     */
    List<Boolean> insert(List<Inbox.Arrival> all) {
        List<Key> stored =
                new ArrayList<>(
                        jdbc.sql(
                                        """
                                        insert into delivery
                                            (organisation, vendor, account, delivery_key, received_at, summary,
                                             alarm, headers, body)
                                        select organisation, vendor, account, delivery_key, received_at, summary,
                                            alarm, headers::jsonb, body
                                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                                                ?::text[], ?::text[], ?::text[], ?::bytea[])
                                            as arrival (organisation, vendor, account, delivery_key, received_at,
                                                summary, alarm, headers, body)
                                        on conflict (organisation, vendor, account, delivery_key) do nothing
                                        returning organisation, vendor, account, delivery_key
                                        """)
                                .param(1, texts(all, each -> Key.of(each).organisation()))
                                .param(2, texts(all, each -> Key.of(each).vendor()))
                                .param(3, texts(all, each -> Key.of(each).account()))
                                .param(4, texts(all, each -> Key.of(each).delivery()))
                                .param(
                                        5,
                                        texts(all, each -> each.delivery().receivedAt().toString()))
                                .param(6, texts(all, each -> summary(each.accepted().hints())))
                                .param(7, texts(all, each -> each.accepted().alarm()))
                                .param(8, texts(all, this::headers))
                                .param(
                                        9,
                                        all.stream()
                                                .map(each -> each.delivery().body())
                                                .toArray(byte[][]::new))
                                .query((row, _) ->
                                        new Key(
                                                row.getString("organisation"),
                                                row.getString("vendor"),
                                                row.getString("account"),
                                                row.getString("delivery_key")))
                                .list());
        // one that is in here twice is new once
        return all.stream().map(each -> stored.remove(Key.of(each))).toList();
    }

    private static @Nullable String[] texts(
            List<Inbox.Arrival> all, Function<Inbox.Arrival, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private String headers(Inbox.Arrival arrival) {
        return json.writeValueAsString(kept(arrival.delivery().headers()));
    }

    /**
     * Deletes up to {@code most} deliveries received before then.
     *
     * @param own of organisations that keep them for another time: before when theirs go
     * @return how many it were
     */
    int deleteBefore(Instant then, Map<OrganisationId, Instant> own, int most) {
        return jdbc.sql(
                        """
                        delete from delivery where ctid in (
                            select d.ctid from delivery d
                            left join unnest(:own::text[], :begins::text[]::timestamptz[]) as kept (organisation, begin)
                                on kept.organisation = d.organisation
                            where d.received_at < coalesce(kept.begin, :then) order by d.received_at limit :most
                            for update of d skip locked)
                        """)
                .param(
                        "own",
                        own.keySet().stream().map(OrganisationId::value).toArray(String[]::new))
                .param(
                        "begins",
                        own.values().stream().map(Instant::toString).toArray(String[]::new))
                .param("then", then.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private static String summary(List<SignalHint> hints) {
        String all =
                hints.stream()
                        .map(SignalHint::subject)
                        .map(DeliveryTable::brief)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return all.length() > LONGEST_SUMMARY ? all.substring(0, LONGEST_SUMMARY) + "…" : all;
    }

    private static String brief(SourceRef ref) {
        return ref.kind() + "/" + ref.id();
    }

    /** Content headers and the vendors' own, without what {@link #NOT_KEPT} names. */
    private static Map<String, List<String>> kept(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean telling =
                    lower.startsWith("x-")
                            || lower.startsWith("content-")
                            || lower.equals("user-agent");
            if (telling && !NOT_KEPT.matcher(lower).find()) {
                kept.put(lower, values);
            }
        });
        return kept;
    }

    /** What a vendor's repetitions have in common. */
    private record Key(String organisation, String vendor, String account, String delivery) {

        static Key of(Inbox.Arrival arrival) {
            return new Key(
                    arrival.connection().organisation().value(),
                    arrival.connection().id().vendor(),
                    arrival.connection().id().account(),
                    arrival.accepted().deliveryKey());
        }
    }
}
