package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.OrganisationDesk.KeptSecret;
import dev.kontor.hub.organisation.VendorSettings;
import dev.kontor.hub.organisation.VendorSettings.SettingKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a vendor's connection, made of what the vendor says about its keys.
 *
 * @param account as typed, or of the connection that is changed
 * @param fields those that most people need first
 */
record VendorForm(
        String vendor,
        String accountExample,
        String account,
        boolean known,
        List<Field> fields,
        List<Field> more) {

    /** What people need who connect for the first time; the rest is under "more". */
    private static final Set<String> FIRST =
            Set.of("client-id", "client-secret", "access-token", "base-url");

    /**
     * One field.
     *
     * @param value what was typed or is set; never a secret
     * @param kept what is kept of a secret
     */
    record Field(
            String name,
            boolean secret,
            boolean flag,
            boolean required,
            String description,
            String example,
            String value,
            @Nullable KeptSecret kept) {}

    /**
     * @param typed by key
     * @param present the connection that is changed; null for a new one
     * @param simulators whether another address may be given
     */
    static VendorForm of(
            VendorSettings settings,
            Map<String, String> typed,
            @Nullable Connection present,
            List<KeptSecret> kept,
            boolean simulators) {
        List<Field> all =
                settings.keys().stream()
                        .filter(key -> simulators || key.type() != VendorSettings.Type.URI)
                        .map(key -> field(key, typed, present, kept))
                        .toList();
        return new VendorForm(
                settings.vendor(),
                settings.accountDescription(),
                present == null ? typed.getOrDefault("account", "") : present.id().account(),
                present != null,
                all.stream().filter(VendorForm::first).toList(),
                all.stream().filter(each -> !first(each)).toList());
    }

    private static boolean first(Field field) {
        return field.required() || FIRST.contains(field.name());
    }

    private static Field field(
            SettingKey key,
            Map<String, String> typed,
            @Nullable Connection present,
            List<KeptSecret> kept) {
        String set = present == null ? "" : present.setting(key.name()).orElse("");
        KeptSecret known =
                present == null || !key.secret()
                        ? null
                        : kept.stream()
                                .filter(each -> each.connection().equals(present.id()))
                                .filter(each -> each.name().equals(key.name()))
                                .findFirst()
                                .orElse(null);
        return new Field(
                key.name(),
                key.secret(),
                key.type() == VendorSettings.Type.BOOLEAN,
                key.required() && known == null,
                key.description(),
                key.example(),
                key.secret() ? "" : typed.getOrDefault(key.name(), set),
                known);
    }
}
