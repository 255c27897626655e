package dev.kontor.hub.organisation;

import java.util.List;
import java.util.Locale;

/**
 * What a vendor's connections have to say in kontor.yaml; the keys {@code vendor} and {@code
 * account} are common to all and not listed.
 *
 * <p>kontor.yaml is checked before anything is started. So each connector has one class of its own
 * that implements this, with a constructor without parameters; it need not be public. It is found
 * by its name, which ends with {@code Settings}, in the packages of the hub.
 */
public interface VendorSettings {

    /** The word after {@code vendor:}, lower case. */
    String vendor();

    /** What {@code account} is, with an example, for error messages and the documentation. */
    String accountDescription();

    /**
     * The account in its one canonical form, so that the same account written differently is the
     * same connection.
     *
     * @throws IllegalArgumentException with the reason, if it cannot be an account of this vendor
     */
    default String canonicalAccount(String account) {
        return account.strip();
    }

    /**
     * One of each class of the hub that implements this.
     *
     * @throws IllegalStateException if one has no constructor without parameters
     */
    static List<VendorSettings> onClassPath() {
        return VendorScan.findAll();
    }

    /** The keys beside {@code vendor} and {@code account}. */
    List<SettingKey> keys();

    /**
     * One key of a connection.
     *
     * @param name lower case with hyphens
     * @param secret given by {@code {env: NAME}} or {@code {file: path}} only
     */
    record SettingKey(
            String name,
            boolean secret,
            boolean required,
            Type type,
            String description,
            String example) {

        public static SettingKey secret(String name, boolean required, String description) {
            return new SettingKey(
                    name, true, required, Type.TEXT, description, "{env: " + envName(name) + "}");
        }

        public static SettingKey text(
                String name, boolean required, String description, String example) {
            return new SettingKey(name, false, required, Type.TEXT, description, example);
        }

        private static String envName(String name) {
            return name.replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }

    /** What the text of a key must be. */
    enum Type {
        TEXT,
        URI,
        BOOLEAN,
        WHOLE_NUMBER,
        /** ISO 8601, such as {@code PT15M}. */
        DURATION
    }
}
