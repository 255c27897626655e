package dev.kontor.lexware.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rule of the documentation; the method's name says it. Changes nothing in the account. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("reading")
@interface Reading {

    /** Method and what follows the resource: {@code GET /{id}}. */
    String route();

    /** Where it stands in {@code lexware-office-api.md}. */
    String facts();
}
