package dev.kontor.hub.connector.vies;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Both sides of {@code POST /check-vat-number}. What is absent is null. */
final class WireCheck {

    private WireCheck() {}

    /**
     * @param vatNumber without its prefix
     * @param requesterMemberStateCode both or none of the requester's two; with them the answer
     *     carries a consultation number
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(
            String countryCode,
            String vatNumber,
            @Nullable String requesterMemberStateCode,
            @Nullable String requesterNumber,
            @Nullable String traderName) {}

    /**
     * @param valid null in an error
     * @param requestIdentifier the consultation number
     * @param name {@code ---} if the member state does not tell
     * @param traderNameMatch {@code VALID}, {@code INVALID} or {@code NOT_PROCESSED}
     * @param errorWrappers what went wrong; comes with HTTP 200, too
     */
    record Response(
            @Nullable Boolean valid,
            @Nullable String requestIdentifier,
            @Nullable String name,
            @Nullable String address,
            @Nullable String traderNameMatch,
            @Nullable List<ErrorWrapper> errorWrappers) {

        /** The word for what went wrong; null if nothing did. */
        @Nullable String error() {
            return errorWrappers == null
                    ? null
                    : errorWrappers.stream()
                            .map(ErrorWrapper::error)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
    }

    record ErrorWrapper(@Nullable String error) {}
}
