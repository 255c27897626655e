package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.lexware.FieldRefused;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * One rule broken, as a caller of the client would break it and as it stands on the wire.
 *
 * @param <T> what is broken: parts of a document, a voucher, …
 */
interface Violation<T> {

    /** Builds the broken thing; the client must refuse. */
    void build(T valid);

    /** Breaks the valid body; the API must refuse. */
    void write(ObjectNode valid);

    /** Both refuse, and name the same field. */
    default void isRefusedByBoth(T valid, String wireForm, Function<ObjectNode, Raw.Reply> api) {
        FieldRefused byClient = catchThrowableOfType(FieldRefused.class, () -> build(valid));
        ObjectNode body = Raw.object(wireForm);
        write(body);
        Raw.Reply byApi = api.apply(body);

        assertThat(byClient).as("%s passed the client", this).isNotNull();
        assertThat(byApi.status()).as("%s: %s", this, byApi.text()).isEqualTo(406);
        // A line or an address does not know its place when it is built, so its field is the end
        // of the API's.
        assertThat(byApi.fields())
                .as("%s: %s", this, byApi.text())
                .anyMatch(field ->
                        field.equals(byClient.field()) || field.endsWith("." + byClient.field()));
    }
}
