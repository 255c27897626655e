package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    /** The vector of vendors.md 0.5, which Shopify's own validator accepts. */
    @Test
    void signsTheKnownBodyAsShopifyDoes() {
        byte[] body =
                "{\"id\":\"x1\",\"name\":\"Müller GmbH\",\"total\":\"119.00\"}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(body).hasSize(50);
        assertThat(WebhookSignature.of(body, "test_secret_lexhub"))
                .isEqualTo("MCSV8KPChvjAzTHzfPn5GVViYGE8mIcuN/e0JzWuldo=");
    }
}
