/**
 * YAML with a position for every value, and errors that say file, line, column, what is wrong and
 * what would be right.
 *
 * <p>Owns reading and the form of the errors. Knows no key of any document.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kontor.hub.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
