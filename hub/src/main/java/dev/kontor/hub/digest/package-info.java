/**
 * Tells people by e-mail what needs them: once a day, and at once where money waits.
 *
 * <p>Owns the table {@code digest}. Decides nothing; who is told stands in kontor.yaml.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "action",
            "approval",
            "flow",
            "lane",
            "organisation",
            "database"
        })
@NullMarked
package dev.kontor.hub.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
