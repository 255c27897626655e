package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs beside its own subject: who looks, at which organisation, in which
 * language. In templates it is {@code ui}.
 *
 * @param visit null outside of an organisation
 * @param user null before the sign-in
 * @param organisations that are the user's business
 * @param path of the request
 * @param here path and query of the request
 * @param revision of what is shown, as {@link LiveFeed#revision} said before it was read
 * @param csrf the header that proves a request of a page of ours, as JSON for htmx
 */
record Ui(
        @Nullable Visit visit,
        @Nullable User user,
        List<Organisation> organisations,
        Locale locale,
        Format fmt,
        String path,
        String here,
        String revision,
        String csrf,
        Addresses assets,
        LongSupplier openCases,
        LongSupplier waitingApprovals) {

    /** Gives the address of an asset by its name. */
    @FunctionalInterface
    interface Addresses {
        String of(String name);
    }

    public String lang() {
        return locale.getLanguage();
    }

    public String theme() {
        return user == null ? "auto" : user.theme();
    }

    public String asset(String name) {
        return assets.of(name);
    }

    /** An icon of the set, for {@code <use href>}. */
    public String icon(String name) {
        return assets.of("icons.svg") + "#" + name;
    }

    public String say(@Nullable Words words) {
        return fmt.say(words);
    }

    /** The address of a page of the organisation that is looked at. */
    public String page(String name) {
        return visit == null ? "/console" : visit.page(name);
    }

    /** Whether the page of the organisation, or one below it, is looked at. */
    public boolean at(String name) {
        String address = page(name);
        return path.equals(address) || path.startsWith(address + "/");
    }

    /** Whether the user may, by the name of a {@link Permission}. */
    public boolean may(String permission) {
        return visit != null && visit.may(Permission.valueOf(permission));
    }

    public boolean administrator() {
        return user != null && user.administrator();
    }

    public String organisationName() {
        return visit == null ? "" : visit.organisation().name();
    }

    /** How many cases need somebody. */
    public long open() {
        return openCases.getAsLong();
    }

    /** How many frozen requests wait for somebody's approval. */
    public long approvals() {
        return waitingApprovals.getAsLong();
    }
}
