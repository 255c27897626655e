package dev.kontor.hub.yaml;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with all that was found wrong in it; never empty. */
public final class ConfigurationException extends HubException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationError> errors;

    public ConfigurationException(List<ConfigurationError> errors) {
        super(
                Code.CONFIGURATION_WRONG,
                errors.stream()
                        .map(ConfigurationError::toString)
                        .collect(Collectors.joining("\n")));
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("A configuration without errors is no exception");
        }
        this.errors = List.copyOf(errors);
    }

    public ConfigurationException(ConfigurationError error) {
        this(List.of(error));
    }

    public List<ConfigurationError> errors() {
        return errors;
    }

    private enum Code implements ErrorCode {
        CONFIGURATION_WRONG;

        @Override
        public WhoMustAct whoMustAct() {
            return WhoMustAct.ADMINISTRATOR;
        }
    }
}
