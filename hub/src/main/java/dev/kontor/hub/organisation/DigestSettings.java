package dev.kontor.hub.organisation;

import java.time.LocalTime;
import java.util.List;

/**
 * Who is told by e-mail what needs a person.
 *
 * @param to addresses; empty: nobody
 * @param at when the daily one is sent, in the organisation's time zone
 */
public record DigestSettings(List<String> to, LocalTime at) {

    public static final DigestSettings DEFAULT = new DigestSettings(List.of(), LocalTime.of(7, 0));

    public DigestSettings {
        to = List.copyOf(to);
    }
}
