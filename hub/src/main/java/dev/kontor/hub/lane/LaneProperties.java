package dev.kontor.hub.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node works.
 *
 * @param passes most passes at the same time on this node
 * @param poll how often due work is looked for when nothing announces itself
 * @param heartbeat how often a node says that it is alive; its work is revived elsewhere after
 *     about five of them
 * @param shutdown how long passes under way may take to end when the node stops
 */
@ConfigurationProperties("kontor.lane")
record LaneProperties(
        @DefaultValue("64") int passes,
        @DefaultValue("200ms") Duration poll,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("20s") Duration shutdown) {}
