package dev.kontor.bench.stage;

import java.util.UUID;

/**
 * An organisation with its one shop and its Lexware account.
 *
 * @param id in kontor.yaml
 * @param shop the name in the Shopify simulator
 * @param lexware its id in the Lexware simulator
 */
public record Tenant(String id, String shop, UUID lexware) {}
