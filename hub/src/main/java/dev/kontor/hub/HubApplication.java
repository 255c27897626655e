package dev.kontor.hub;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.yaml.ConfigurationException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The hub as a process of its own: {@code java dev.kontor.hub.HubApplication kontor.yaml [port]}.
 * The command {@code kontor up} does the same with help texts. Ends with 78 if the configuration is
 * wrong and 69 if something it needs is not available.
 */
@SpringBootApplication
public class HubApplication {

    private static final int CONFIGURATION_WRONG = 78;
    private static final int UNAVAILABLE = 69;

    public static void main(String[] args) {
        HubOptions options = HubOptions.of(Path.of(args.length > 0 ? args[0] : "kontor.yaml"));
        if (args.length > 1) {
            options = options.withPort(Integer.parseInt(args[1]));
        }
        try {
            Hub.start(options);
        } catch (ConfigurationException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(CONFIGURATION_WRONG);
        } catch (HubException unavailable) {
            System.err.println(unavailable.getMessage());
            System.exit(UNAVAILABLE);
        }
    }
}
