package dev.kontor.hub.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the ledger is.
 *
 * @param sendWindow how long after its commit an intent may still be sent
 * @param callTimeout after which the client gives up on an answer; the gateway does after 30 s
 *     (lexware-office-api.md 3)
 * @param settle how long a record may take to show up in the remote index, late execution included;
 *     undocumented, hence generous
 * @param doubtLimit after which a doubt is stuck
 * @param lookEvery how often a doubt is looked into
 */
@ConfigurationProperties("kontor.ledger")
record LedgerProperties(
        @DefaultValue("5s") Duration sendWindow,
        @DefaultValue("35s") Duration callTimeout,
        @DefaultValue("3m") Duration settle,
        @DefaultValue("10m") Duration doubtLimit,
        @DefaultValue("15s") Duration lookEvery) {

    EffectRules rules() {
        return new EffectRules(callTimeout, settle, doubtLimit, lookEvery);
    }
}
