package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.Permission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is to an organisation. */
public enum Role {
    OWNER(Permission.VIEW, Permission.WORK, Permission.CONFIGURE, Permission.MANAGE_USERS),
    BOOKKEEPER(Permission.VIEW, Permission.WORK),
    VIEWER(Permission.VIEW);

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final Set<Permission> permissions;

    Role(Permission first, Permission... more) {
        this.permissions = EnumSet.of(first, more);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** As in tables and forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
