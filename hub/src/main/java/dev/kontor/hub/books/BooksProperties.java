package dev.kontor.hub.books;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Lexware is spoken to.
 *
 * @param connectTimeout until a connection stands
 * @param requestTimeout until an answer is complete; its gateway gives up after 30 s
 *     (lexware-office-api.md 3)
 * @param indexEvery how often voucherlist is read while numbers or doubts wait for it
 * @param indexSettle how long records may take to appear in voucherlist
 * @param contactUsable how long after its creation a contact is left alone, because Lexware may not
 *     know it yet (lexware-office-api.md 3, propagation delay)
 * @param contactPass how often all contacts are read again
 */
@ConfigurationProperties("kontor.books")
record BooksProperties(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("35s") Duration requestTimeout,
        @DefaultValue("10s") Duration indexEvery,
        @DefaultValue("3m") Duration indexSettle,
        @DefaultValue("2s") Duration contactUsable,
        @DefaultValue("24h") Duration contactPass) {}
