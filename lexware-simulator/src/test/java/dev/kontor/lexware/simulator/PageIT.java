package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The page at {@code /}. */
class PageIT extends SimulatorCase {

    @Test
    void showsWhatIsThereAndWhatWasAsked() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());
        client.get("/v1/profile?x=<script>".replace("<", "%3C").replace(">", "%3E"));

        SimulatorClient.Reply page = client.get("/", "text/html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("Probe GmbH", "RE0001", "35.70", "POST /v1/invoices?finalize=true")
                .contains("GET /v1/profile?x=%3Cscript%3E")
                .doesNotContain(access.apiKey());
    }

    @Test
    void saysWhyARequestWasRefused() throws IOException {
        ObjectNode body = Bodies.invoice();
        body.remove("taxConditions");
        client.post(INVOICES, body.toString());

        assertThat(client.get("/", "*/*").text()).contains("taxConditions NOTNULL");
        assertThat(control("/requests").path(0).path("reason").stringValue())
                .isEqualTo("taxConditions NOTNULL");
    }

    @Test
    void escapesWhatOthersWrote() throws IOException {
        ObjectNode body = Bodies.invoice();
        body.withObject("address").put("name", "<script>alert('1')</script>");
        created(FINAL_INVOICES, body);
        simulator.addOrganisation(OrganisationSpec.named("A & <B>"));

        assertThat(client.get("/", "*/*").text())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(&#39;1&#39;)")
                .contains("A &amp; &lt;B&gt;");
    }

    @Test
    void countsWhatIsFairUse() throws IOException {
        created(FINAL_INVOICES, Bodies.invoice());
        created("/v1/vouchers", Bodies.voucher());
        created("/v1/contacts", Bodies.company());

        var fairUse = control("/statistics").path("organisations").path(0).path("fairUse");

        assertThat(fairUse.path("vouchersThisYear").intValue()).isEqualTo(2);
        assertThat(fairUse.path("vouchersPerYear").intValue()).isEqualTo(50_000);
        assertThat(fairUse.path("customers").intValue()).isEqualTo(1);
        assertThat(control("/requests").path(0).path("status").stringValue()).isEqualTo("201");
    }
}
