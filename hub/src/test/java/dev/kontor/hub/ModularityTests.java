package dev.kontor.hub;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Use points downwards only (ARCHITECTURE.md); the declared dependencies of each module hold. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(HubApplication.class);

    @Test
    void keepsToTheDeclaredDependencies() {
        MODULES.verify();
    }

    /** Diagrams and canvases, under {@code target/spring-modulith-docs}. */
    @Test
    void drawsTheModulesAsTheyAre() {
        new Documenter(MODULES).writeDocumentation();
    }
}
