package dev.kontor.hub.console;

import dev.kontor.hub.flow.ObjectOutcome;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What pages are made of, each component with its states, for whoever builds one. */
@Controller
class ComponentsPage {

    private final InstantSource clock;

    ComponentsPage(InstantSource clock) {
        this.clock = clock;
    }

    @GetMapping("/console/components")
    @RequiresSignIn
    String show(Model model) {
        model.addAttribute("outcomes", ObjectOutcome.values());
        model.addAttribute("now", clock.instant());
        return "pages/components";
    }
}
