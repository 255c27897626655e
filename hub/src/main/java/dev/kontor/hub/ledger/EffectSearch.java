package dev.kontor.hub.ledger;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Effects and links for people to look at. Reads only; thread-safe. */
@Component
public class EffectSearch {

    private final JdbcClient jdbc;
    private final EffectTable effects;
    private final Transactions transactions;

    EffectSearch(JdbcClient jdbc, EffectTable effects, Transactions transactions) {
        this.jdbc = jdbc;
        this.effects = effects;
        this.transactions = transactions;
    }

    /** Everything that was ever intended for an object and what is worked on with it. */
    public List<Effect> ofRoot(OrganisationId organisation, SourceRef root) {
        return transactions.inOrganisation(organisation, () -> effects.ofRoot(organisation, root));
    }

    /** The source objects that these remote records belong to; those of none are left out. */
    public Map<SourceRef, List<SourceRef>> sources(
            OrganisationId organisation, Collection<SourceRef> remotes) {
        Map<SourceRef, List<SourceRef>> sources = new HashMap<>();
        transactions.runInOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select distinct l.to_ref, coalesce(e.root, l.from_ref) as root
                                        from link l left join effect e on e.organisation = l.organisation and e.remote = l.to_ref
                                        where l.organisation = ? and l.to_ref = any (?)
                                        """)
                                .params(
                                        organisation.value(),
                                        remotes.stream()
                                                .map(SourceRef::toString)
                                                .toArray(String[]::new))
                                .query(row -> {
                                    SourceRef remote = SourceRef.parse(row.getString("to_ref"));
                                    SourceRef root = SourceRef.parse(row.getString("root"));
                                    sources.computeIfAbsent(remote, _ -> new ArrayList<>())
                                            .add(root);
                                }));
        return sources;
    }
}
