package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.Words;
import java.time.Instant;

/** Since when and why nothing is sent over a connection. Its webhooks are still taken and kept. */
public record Pause(Instant since, Words reason) {}
