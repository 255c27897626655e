package dev.kontor.hub.console;

import dev.kontor.hub.shared.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What somebody must be allowed in the organisation of the address to have this handler called. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface Requires {

    Permission value();
}
