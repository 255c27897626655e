package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * lexware-office-api.md 8: every route of the matrix answers, and every other method of every path
 * is unknown, by the switch with 404 or 403.
 */
class RouteMatrixIT extends SimulatorCase {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

    /** The matrix: resource, methods of the list, methods of an id, methods below an id. */
    private static final List<Row> MATRIX =
            List.of(
                    new Row("articles", "GET POST", "GET PUT DELETE", ""),
                    new Row("contacts", "GET POST", "GET PUT", ""),
                    new Row("countries", "GET", "", ""),
                    new Row("credit-notes", "POST", "GET", "file document"),
                    new Row("delivery-notes", "POST", "GET", "file document"),
                    new Row("down-payment-invoices", "", "GET", "file"),
                    new Row("dunnings", "POST", "GET", "file document"),
                    new Row("event-subscriptions", "GET POST", "GET DELETE", ""),
                    new Row("files", "POST", "GET", ""),
                    new Row("invoices", "POST", "GET", "file document"),
                    new Row("order-confirmations", "POST", "GET", "file document"),
                    new Row("payment-conditions", "GET", "", ""),
                    new Row("payments", "", "GET", ""),
                    new Row("posting-categories", "GET", "", ""),
                    new Row("print-layouts", "GET", "", ""),
                    new Row("profile", "GET", "", ""),
                    new Row("quotations", "POST", "GET", "file document"),
                    new Row("recurring-templates", "GET", "GET", ""),
                    new Row("voucherlist", "GET", "", ""),
                    new Row("vouchers", "GET POST", "GET PUT", ""));

    private record Row(String resource, String list, String id, String below) {}

    @Test
    void hasTheRoutesOfTheMatrixAndNoOther() throws IOException {
        Set<String> known =
                Set.copyOf(
                        new SimulatorState(options())
                                .routes().stream()
                                        .filter(route -> route.onlyAsDocumented() == null)
                                        .map(Route::name)
                                        .toList());
        List<String> matrix = new ArrayList<>(List.of("POST /v1/vouchers/{id}/files"));
        for (Row row : MATRIX) {
            String path = "/v1/" + row.resource();
            words(row.list()).forEach(method -> matrix.add(method + " " + path));
            words(row.id()).forEach(method -> matrix.add(method + " " + path + "/{id}"));
            words(row.below()).forEach(below -> matrix.add("GET " + path + "/{id}/" + below));
        }

        assertThat(known).containsExactlyInAnyOrderElementsOf(matrix);
    }

    @Test
    void answersEveryReadingRoute() throws IOException {
        for (Map.Entry<String, String> each : paths().entrySet()) {
            SimulatorClient.Reply reply = client.get(each.getValue(), "*/*");
            assertThat(reply.status()).as(each + ": " + reply.text()).isEqualTo(200);
        }
    }

    @Test
    void answersUnknownIdsWith404InTheShapeOfTheResource() throws IOException {
        UUID nobody = UUID.randomUUID();
        for (Row row : MATRIX) {
            for (String method : words(row.id())) {
                String path = "/v1/" + row.resource() + "/";
                ObjectNode body = Bodies.object("{\"version\":1}");
                SimulatorClient.Reply reply = client.send(method, path + nobody, body.toString());
                boolean legacy = Set.of("contacts", "vouchers", "files").contains(row.resource());
                assertThat(reply.status()).as(method + " " + path).isEqualTo(404);
                assertThat(reply.json().has("IssueList")).as(path).isEqualTo(legacy);
                assertThat(client.send(method, path + "no-uuid", body.toString()).status())
                        .isEqualTo(404);
            }
            for (String below : words(row.below())) {
                String path = "/v1/" + row.resource() + "/" + nobody + "/" + below;
                assertThat(client.get(path, "*/*").status()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void anIdIsUnknownUnderAnotherResource() throws IOException {
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        for (String other : List.of("quotations", "credit-notes", "vouchers", "contacts")) {
            assertThat(client.get("/v1/" + other + "/" + invoice).status()).isEqualTo(404);
        }
    }

    @Test
    void answersEveryOtherMethodAsAnUnknownRoute() throws IOException {
        UUID id = UUID.randomUUID();
        for (int status : new int[] {404, 403}) {
            control("PATCH", "/settings", "{\"unknownRoute\":" + status + "}");
            for (Row row : MATRIX) {
                String path = "/v1/" + row.resource();
                unknown(path, words(row.list()), status);
                unknown(path + "/" + id, words(row.id()), status);
                List<String> files =
                        row.resource().equals("vouchers") ? List.of("POST") : List.of();
                unknown(path + "/" + id + "/files", files, status);
                for (String below : List.of("file", "document")) {
                    boolean known = words(row.below()).contains(below);
                    unknown(
                            path + "/" + id + "/" + below,
                            known ? List.of("GET") : List.of(),
                            status);
                }
                unknown(path + "/" + id + "/sendmail", List.of(), status);
                unknown(path + "/" + id + "/finalize", List.of(), status);
            }
            for (String partner :
                    List.of("finance/accounts", "organization", "cash-boxes", "ping", "nothing")) {
                unknown("/v1/" + partner, List.of(), status);
            }
        }
    }

    private void unknown(String path, List<String> except, int status) throws IOException {
        for (String method : METHODS) {
            if (!except.contains(method)) {
                SimulatorClient.Reply reply = client.send(method, path, "{}");
                assertThat(reply.status()).as(method + " " + path).isEqualTo(status);
                assertThat(reply.json().has("message")).isTrue();
            }
        }
    }

    /** One path for each reading route, of something that is there. */
    private Map<String, String> paths() throws IOException {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String list :
                List.of(
                        "articles",
                        "contacts",
                        "countries",
                        "event-subscriptions",
                        "payment-conditions",
                        "posting-categories",
                        "print-layouts",
                        "profile",
                        "recurring-templates")) {
            paths.put(list, "/v1/" + list);
        }
        paths.put("voucherlist", "/v1/voucherlist?voucherType=any&voucherStatus=any");
        paths.put("vouchers", "/v1/vouchers?voucherNumber=X");
        paths.put("article", "/v1/articles/" + created("/v1/articles", Bodies.article()));
        String contact = created("/v1/contacts", Bodies.company());
        paths.put("contact", "/v1/contacts/" + contact);
        paths.put("voucher", "/v1/vouchers/" + created("/v1/vouchers", Bodies.voucher()));
        String invoice = created(FINAL_INVOICES, Bodies.invoice());
        paths.put("payment", "/v1/payments/" + invoice);
        document(paths, "invoices", invoice);
        document(paths, "credit-notes", made("credit-notes", Bodies.creditNote()));
        document(paths, "quotations", made("quotations", Bodies.quotation()));
        document(
                paths,
                "order-confirmations",
                made("order-confirmations", Bodies.orderConfirmation()));
        document(paths, "delivery-notes", made("delivery-notes", Bodies.deliveryNote()));
        document(
                paths,
                "dunnings",
                created("/v1/dunnings?precedingSalesVoucherId=" + invoice, Bodies.dunning()));
        String organisation = "organisation=" + access.organizationId();
        String downPayment =
                control(
                                "POST",
                                "/documents?finalize=true&type=downpaymentinvoice&" + organisation,
                                Bodies.invoice().toString())
                        .path("id")
                        .stringValue();
        paths.put("down payment", "/v1/down-payment-invoices/" + downPayment);
        paths.put("down payment file", "/v1/down-payment-invoices/" + downPayment + "/file");
        ObjectNode template = Bodies.invoiceFor(contact);
        template.putObject("recurringTemplateSettings").put("executionInterval", "MONTHLY");
        String templateId =
                control("POST", "/recurring-templates?" + organisation, template.toString())
                        .path("id")
                        .stringValue();
        paths.put("template", "/v1/recurring-templates/" + templateId);
        byte[] pdf = {'%', 'P', 'D', 'F'};
        String file = client.upload("/v1/files", "a.pdf", pdf, "voucher").id();
        paths.put("file", "/v1/files/" + file);
        return paths;
    }

    private String made(String resource, ObjectNode body) throws IOException {
        return created("/v1/" + resource + "?finalize=true", body);
    }

    private static void document(Map<String, String> paths, String resource, String id) {
        String path = "/v1/" + resource + "/" + id;
        paths.put(resource, path);
        paths.put(resource + " file", path + "/file");
        paths.put(resource + " document", path + "/document");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
