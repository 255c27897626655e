package dev.kontor.hub.connector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The registry: finds a {@link Connector} by its vendor. */
@Component
public class Connectors {

    private final Map<String, Connector> byVendor;

    Connectors(List<Connector> connectors) {
        TreeMap<String, Connector> map = new TreeMap<>();
        for (Connector connector : connectors) {
            Connector other = map.put(connector.vendor(), connector);
            if (other != null) {
                throw new IllegalStateException(
                        "Two connectors call themselves '%s': %s and %s"
                                .formatted(
                                        connector.vendor(),
                                        other.getClass().getName(),
                                        connector.getClass().getName()));
            }
        }
        byVendor = Map.copyOf(map);
    }

    public Optional<Connector> find(String vendor) {
        return Optional.ofNullable(byVendor.get(vendor));
    }

    /** As {@link #find}, for a vendor that configuration has already checked. */
    public Connector get(String vendor) {
        return find(vendor)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "No connector for vendor '%s'; there are %s"
                                        .formatted(vendor, byVendor.keySet())));
    }

    public Collection<Connector> all() {
        return byVendor.values();
    }
}
