/**
 * The pages people look at, under {@code /console}: signing in, set-up, and everything about an
 * organisation that a person wants to see or decide (docs/console.md).
 *
 * <p>Owns templates, texts and styles, and who may call which page. Decides nothing about books:
 * what a button does, the modules behind do. Nobody uses it.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "model",
            "database",
            "organisation",
            "organisation :: user",
            "lane",
            "ledger",
            "connector",
            "action",
            "approval",
            "books",
            "completeness",
            "flow",
            "imports",
            "ingress",
            "rest"
        })
@NullMarked
package dev.kontor.hub.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
