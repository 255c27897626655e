package dev.kontor.hub.ingress;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.SourceRef;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** Stores a delivery; false if the connection has one of that key already. */
    boolean insert(Connection connection, Delivery delivery, Reception.Accepted accepted) {
        return jdbc.sql(
                                """
                                insert into delivery
                                    (organisation, vendor, account, delivery_key, received_at, summary,
                                     alarm, headers, body)
                                values
                                    (:organisation, :vendor, :account, :key, :receivedAt, :summary,
                                     :alarm, :headers::jsonb, :body)
                                on conflict (organisation, vendor, account, delivery_key) do nothing
                                """)
                        .param("organisation", connection.organisation().value())
                        .param("vendor", connection.id().vendor())
                        .param("account", connection.id().account())
                        .param("key", accepted.deliveryKey())
                        .param("receivedAt", delivery.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("summary", summary(accepted.hints()))
                        .param("alarm", accepted.alarm(), Types.VARCHAR)
                        .param("headers", json.writeValueAsString(kept(delivery.headers())))
                        .param("body", delivery.body())
                        .update()
                == 1;
    }

    /** Deletes up to {@code most} deliveries received before then and returns how many it were. */
    int deleteBefore(Instant then, int most) {
        return jdbc.sql(
                        """
                        delete from delivery where ctid in (
                            select ctid from delivery where received_at < ? order by received_at limit ?
                            for update skip locked)
                        """)
                .params(then.atOffset(ZoneOffset.UTC), most)
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
}
