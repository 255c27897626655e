package dev.kontor.hub.ledger;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LedgerProperties.class, AuditProperties.class})
class LedgerConfiguration {}
