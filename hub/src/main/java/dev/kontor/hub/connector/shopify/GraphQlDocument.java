package dev.kontor.hub.connector.shopify;

/**
 * A query or mutation of ours.
 *
 * @param cost points it asks for at most, estimated; the shop's own figure replaces it
 */
record GraphQlDocument(String name, String text, int cost) {}
