package dev.kontor.lexware.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * A rule of the documentation; the method's name says it. Needs what only a person in the app can
 * do, so it runs against the simulator alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("simulated")
@DisabledIfSystemProperty(named = Account.URL, matches = ".+")
@interface Simulated {

    /** Method and what follows the resource: {@code GET /{id}}. */
    String route();

    /** Where it stands in {@code lexware-office-api.md}. */
    String facts();
}
