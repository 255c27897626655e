package dev.kontor.hub.connector;

import dev.kontor.hub.lane.Fences;
import dev.kontor.hub.lane.Lane;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lane's parts as Spring makes them, without anybody who works. */
final class LaneBeans {

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    LaneBeans(JdbcClient jdbc) {
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.register(Lane.class, Fences.class);
        context.refresh();
    }

    Lane lane() {
        return context.getBean(Lane.class);
    }

    Fences fences() {
        return context.getBean(Fences.class);
    }
}
