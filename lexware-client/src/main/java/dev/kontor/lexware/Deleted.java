package dev.kontor.lexware;

import java.util.UUID;

/**
 * What was deleted; only articles and event subscriptions can be (lexware-office-api.md 9).
 *
 * @param id its id
 */
public record Deleted(UUID id) {}
