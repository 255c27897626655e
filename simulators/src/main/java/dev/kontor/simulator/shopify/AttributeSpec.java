package dev.kontor.simulator.shopify;

/** A note attribute: {@code customAttributes} in GraphQL, {@code note_attributes} in webhooks. */
public record AttributeSpec(String name, String value) {}
