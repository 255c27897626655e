package dev.kontor.hub.imports;

import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.shared.OrganisationId;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The deeds about imports in the audit chain. */
@Component
class ImportAudit {

    private final AuditTrail trail;
    private final JsonMapper json;
    private final InstantSource clock;

    ImportAudit(AuditTrail trail, JsonMapper json, InstantSource clock) {
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /** Notes what somebody did, in the caller's transaction. */
    void note(
            OrganisationId organisation, String kind, UUID id, String by, Map<String, ?> content) {
        Map<String, Object> all = new TreeMap<>(content);
        all.put("by", by);
        trail.append(
                organisation, clock.instant(), kind, "import:" + id, json.writeValueAsString(all));
    }
}
