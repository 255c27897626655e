/**
 * What happens when something changes: flow documents, their interpreter, passes, runs and what is
 * stuck.
 *
 * <p>Owns the flow documents and the tables {@code flow}, {@code flow_version}, {@code flow_start},
 * {@code source_object}, {@code source_snapshot}, {@code run}, {@code stuck}, {@code job} and
 * {@code job_item}. Must not know any vendor, Lexware or how an action does its work; effects and
 * links belong to the ledger.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "model",
            "action",
            "approval",
            "lane",
            "ledger",
            "connector",
            "organisation",
            "database",
            "yaml"
        })
@NullMarked
package dev.kontor.hub.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
