package dev.kontor.hub.console;

import dev.kontor.hub.books.ContactList;
import dev.kontor.hub.books.ContactList.Entry;
import dev.kontor.hub.shared.Permission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Contacts as the mirror last saw them, and those that may be the same. */
@Controller
@RequestMapping("/console/o/{organisation}/contacts")
@Requires(Permission.VIEW)
class ContactsPage {

    private static final int SHOWN = 50;
    private static final int NAMES = 25;

    private final ContactList contacts;

    ContactsPage(ContactList contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    String list(
            Visit visit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        String sought = q.strip();
        Entry last = after == null ? null : contacts.find(visit.id(), after).orElse(null);
        List<Entry> found =
                sought.isEmpty()
                        ? contacts.page(visit.id(), last, SHOWN + 1)
                        : contacts.matching(visit.id(), sought, SHOWN);
        boolean more = sought.isEmpty() && found.size() > SHOWN;
        List<Entry> shown = more ? found.subList(0, SHOWN) : found;
        model.addAttribute("q", sought);
        model.addAttribute("contacts", shown);
        model.addAttribute("after", more ? shown.getLast().id() : null);
        model.addAttribute("paged", last != null);
        model.addAttribute("age", contacts.age(visit.id()));
        return part == null ? "pages/contacts" : "pages/contacts :: content";
    }

    /** Contacts that bear the same name, side by side. */
    @GetMapping("/duplicates")
    String duplicates(Visit visit, Model model) {
        model.addAttribute("names", contacts.possibleDuplicates(visit.id(), NAMES));
        return "pages/duplicates";
    }
}
