package dev.kontor.cli.carts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cart of the facts, and further ones for each section, through the scoring of the command.
 */
class CartsFileTest {

    private static final List<String> FILES =
            List.of(
                    "carts",
                    "amounts",
                    "charges",
                    "refunds",
                    "documents",
                    "currencies",
                    "cross-border");

    static String content(String file) {
        try (InputStream stream =
                Objects.requireNonNull(
                        CartsFileTest.class.getResourceAsStream("/carts/" + file + ".json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<CartsFile.Entry> carts() {
        return FILES.stream().flatMap(file -> CartsFile.read(content(file)).stream());
    }

    @ParameterizedTest
    @MethodSource("carts")
    void isDecidedAsExpected(CartsFile.Entry entry) {
        assertThat(entry.problem()).isEmpty();
        ShopCart cart = entry.cart().orElseThrow();
        DecidedCart decided = DecidedCart.of(cart);
        CartScore score = CartScore.of(cart, decided);
        assertThat(score.differences()).as(cart.title()).isEmpty();
        assertThat(score.remarks()).as("lines of " + cart.title()).isEmpty();
        assertThat(cart.unread()).as("fields nobody reads").isEmpty();
    }
}
