package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.SetUpToken;
import dev.kontor.hub.organisation.user.SignIns;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step of the set-up: whoever has the token becomes the administrator. */
@Controller
@RequestMapping("/console/set-up/administrator")
class SetUpPage {

    private static final String PAGE = "pages/set-up-administrator";

    private final SetUpToken token;
    private final Users users;
    private final SignIns signIns;
    private final Audited audited;

    SetUpPage(SetUpToken token, Users users, SignIns signIns, Audited audited) {
        this.token = token;
        this.users = users;
        this.signIns = signIns;
        this.audited = audited;
    }

    @GetMapping
    @OpenToAll
    String form(@RequestParam(name = "token", defaultValue = "") String shown, Model model) {
        model.addAttribute("token", shown);
        return users.administered() ? "redirect:/console" : PAGE;
    }

    @PostMapping
    @OpenToAll
    String make(
            @RequestParam(name = "token", defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Secret> expected = token.present();
        if (expected.isEmpty()) {
            return "redirect:/console";
        }
        model.addAttribute("token", shown);
        model.addAttribute("email", email);
        model.addAttribute("name", name);
        if (!expected.get().matches(shown.strip())) {
            return again("TOKEN_WRONG", model, response);
        }
        if (password.isBlank() || !password.equals(repeated)) {
            return again("PASSWORDS_DIFFER", model, response);
        }
        Optional<User> made;
        try {
            made = users.addFirst(email, name, locale.getLanguage(), new Secret(password));
        } catch (HubException refused) {
            return again(refused.code().name(), model, response);
        }
        made.ifPresent(user -> {
            token.used();
            audited.ofUser(user, "administrator-made", user.email(), Map.of("name", user.name()));
            ConsoleCookies.putSession(request, response, signIns.welcome(user).token());
        });
        return "redirect:/console";
    }

    private static String again(String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", problem);
        return PAGE;
    }
}
