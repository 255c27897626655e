package dev.kontor.hub.console;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.user.Invitation;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Permission;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what people do in the console, in the audit chain of the organisations that it
 * concerns and in the transaction of the deed itself. Never holds a secret.
 */
@Component
class Audited {

    private final AuditTrail audit;
    private final Organisations organisations;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    Audited(
            AuditTrail audit,
            Organisations organisations,
            Transactions transactions,
            InstantSource clock,
            JsonMapper json) {
        this.audit = audit;
        this.organisations = organisations;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Does something in an organisation and writes it down.
     *
     * @param kind in the past tense, such as {@code connection-paused}
     */
    void inOrganisation(
            Visit visit, String kind, String subject, Map<String, ?> content, Runnable deed) {
        transactions.runInOrganisation(
                visit.id(),
                () -> {
                    deed.run();
                    append(visit.id(), kind, subject, visit.by(), content);
                });
    }

    /** Does something about users in an organisation and writes it down there. */
    void aboutUsers(
            Visit visit, String kind, String subject, Map<String, ?> content, Runnable deed) {
        transactions.runAcrossOrganisations(() -> {
            deed.run();
            append(visit.id(), kind, subject, visit.by(), content);
        });
    }

    /** Does something by which somebody comes into an organisation and writes it down there. */
    User arrival(Invitation invitation, String kind, Map<String, ?> content, Supplier<User> deed) {
        return transactions.acrossOrganisations(() -> {
            User user = deed.get();
            append(invitation.organisation(), kind, "user:" + user.email(), user.email(), content);
            return user;
        });
    }

    /** Adds an organisation and begins its audit chain with who did. */
    OrganisationId newOrganisation(
            User user, Map<String, ?> content, Supplier<OrganisationId> deed) {
        return transactions.acrossOrganisations(() -> {
            OrganisationId id = deed.get();
            append(id, "organisation-added", "organisation:" + id, user.email(), content);
            return id;
        });
    }

    /** Writes down what concerns a user, in every organisation that is the user's business. */
    void ofUser(User user, String kind, String by, Map<String, ?> content) {
        transactions.runAcrossOrganisations(() ->
                organisations.active().stream()
                        .filter(each -> user.may(each.id(), Permission.VIEW))
                        .map(Organisation::id)
                        .sorted(java.util.Comparator.comparing(OrganisationId::value))
                        .forEach(each -> append(each, kind, "user:" + user.email(), by, content)));
    }

    private void append(
            OrganisationId organisation,
            String kind,
            String subject,
            String by,
            Map<String, ?> content) {
        Map<String, Object> all = new TreeMap<>(content);
        all.put("by", by);
        audit.append(organisation, clock.instant(), kind, subject, json.writeValueAsString(all));
    }
}
