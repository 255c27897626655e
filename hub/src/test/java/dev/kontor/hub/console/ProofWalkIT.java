package dev.kontor.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kontor.hub.books.DocumentSearch;
import dev.kontor.hub.books.DocumentSearch.Document;
import dev.kontor.hub.organisation.Organisations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What proves that the books are right: documents, completeness, the audit chain, closed periods.
 */
@Timeout(120)
@ExtendWith(ConsoleWorld.Shared.class)
class ProofWalkIT {

    private final ConsoleWorld world;

    ProofWalkIT(ConsoleWorld world) {
        this.world = world;
    }

    @BeforeEach
    void readGerman() {
        world.people();
        world.prefer("de");
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        assertThat(world.wrong).isEmpty();
    }

    @Test
    void downloadsADocumentNamedByItsNumberAndNobodyElses() throws IOException {
        Document document = invoice();
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("documents?q=" + document.number()));
        Locator link = page.locator("tr[data-id='" + document.id() + "'] a[href$='/pdf']");
        Download download = page.waitForDownload(link::click);
        assertThat(download.suggestedFilename()).isEqualTo(document.number() + ".pdf");
        assertThat(new String(Files.readAllBytes(download.path()), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        page.navigate(world.tea("audit?subject=document:" + document.id()));
        assertThat(page.locator("tbody")).containsText("document-downloaded");
        page.context().close();

        Page stranger = world.signedIn(ConsoleWorld.STRANGER);
        for (String organisation : new String[] {"tee-und-buch", "andere"}) {
            assertThat(
                            status(
                                    stranger,
                                    "/console/o/%s/documents/%s/pdf"
                                            .formatted(organisation, document.id())))
                    .isEqualTo(404);
        }
        stranger.context().close();
    }

    @Test
    void showsWhatHasNoCounterpartAndGivesItAsCsv() throws IOException {
        world.stuckOrder("PROOF-1");
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    page.navigate(world.tea("completeness"));
                    return page.locator("#object-without-document tbody tr").count() > 0;
                });
        assertThat(page.locator("#object-without-document")).containsText("ansehen");
        Download csv = page.waitForDownload(() -> page.locator("a[download]").click());
        String text = Files.readString(csv.path());
        assertThat(text).contains("kind,ref,number").contains("object-without-document");
        page.navigate(world.tea("completeness?from=2026-02-01&until=2026-01-01"));
        assertThat(page.locator(".note-box.bad")).containsText("endet, bevor er beginnt");
        page.context().close();
    }

    @Test
    void verifiesTheChainOnThePage() {
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.tea("audit"));
        page.locator("form[action$='/audit/verify'] button").click();
        assertThat(page.locator("#verified .note-box.good")).containsText("unversehrt");
        page.context().close();
    }

    @Test
    void closesAPeriodAndOpensItOnlyForAReason() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate lastMonth = LocalDate.now(berlin).withDayOfMonth(1).minusDays(1);
        Page page = world.signedIn(ConsoleWorld.ADMIN);
        page.navigate(world.crane("settings"));
        close(page, lastMonth.toString());
        assertThat(page.locator("#period h2 + span")).containsText("bis");
        assertThat(closed()).isEqualTo(lastMonth);

        close(page, lastMonth.minusMonths(1).toString());
        assertThat(page.locator(".note-box.bad")).containsText("öffnet");
        assertThat(closed()).isEqualTo(lastMonth);
        page.locator("#period [name=reason]").fill("Nachbuchung mit dem Steuerberater");
        close(page, "");
        assertThat(page.locator(".toast")).containsText("übernommen");
        assertThat(closed()).isNull();
        page.navigate(world.crane("audit?subject=organisation:kranich"));
        assertThat(page.locator("tbody")).containsText("period-closed");

        page.navigate(world.crane("settings"));
        page.locator("#retention [name=deliveries]").fill("14");
        page.locator("#retention button").click();
        assertThat(page.locator("#retention [name=deliveries]")).hasValue("14");
        page.context().close();

        Page bookkeeper = world.signedIn(ConsoleWorld.BOOKKEEPER);
        bookkeeper.navigate(world.crane("settings"));
        assertThat(bookkeeper.locator("#period form")).hasCount(0);
        assertThat(bookkeeper.locator("#retention form")).hasCount(0);
        bookkeeper.context().close();
    }

    private static void close(Page page, String until) {
        page.locator("#period [name=until]").fill(until);
        page.locator("#period button").click();
    }

    private LocalDate closed() {
        return world.hub.part(Organisations.class).get(ConsoleWorld.CRANE).settings().closedUntil();
    }

    private Document invoice() {
        DocumentSearch documents = world.hub.part(DocumentSearch.class);
        if (numbered(documents) == null) {
            world.goodOrder("Papier");
        }
        return Awaitility.await("an invoice with its number")
                .atMost(Duration.ofSeconds(30))
                .until(() -> numbered(documents), found -> found != null);
    }

    private static Document numbered(DocumentSearch documents) {
        return documents.page(ConsoleWorld.TEA, "invoice", "open", null, 50).stream()
                .filter(each -> each.number() != null)
                .findFirst()
                .orElse(null);
    }

    private Object status(Page page, String path) {
        return page.evaluate("async address => (await fetch(address)).status", world.at(path));
    }
}
