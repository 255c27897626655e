package dev.kontor.hub.console;

import dev.kontor.hub.books.DocumentFiles;
import dev.kontor.hub.books.DocumentSearch;
import dev.kontor.hub.books.DocumentSearch.Document;
import dev.kontor.hub.ledger.EffectSearch;
import dev.kontor.hub.shared.Permission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Invoices and credit notes as the mirror last saw them. */
@Controller
@RequestMapping("/console/o/{organisation}/documents")
@Requires(Permission.VIEW)
class DocumentsPage {

    private static final int SHOWN = 50;

    /** Lexware's words (lexware-office-api.md, voucherlist), and ours for what is gone. */
    private static final List<String> STATUSES =
            List.of("open", "overdue", "paid", "draft", "voided", "gone");

    private static final List<String> KINDS = List.of("invoice", "credit-note");

    private final DocumentSearch documents;
    private final EffectSearch effects;
    private final DocumentFiles files;
    private final Audited audited;

    DocumentsPage(
            DocumentSearch documents, EffectSearch effects, DocumentFiles files, Audited audited) {
        this.documents = documents;
        this.effects = effects;
        this.files = files;
        this.audited = audited;
    }

    @GetMapping
    String list(
            Visit visit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable UUID older,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        String sought = q.strip();
        String onlyKind = KINDS.contains(kind) ? kind : null;
        String onlyStatus = STATUSES.contains(status) ? status : null;
        Document last = older == null ? null : documents.find(visit.id(), older).orElse(null);
        List<Document> found =
                sought.isEmpty()
                        ? documents.page(visit.id(), onlyKind, onlyStatus, last, SHOWN + 1)
                        : documents
                                .matching(visit.id(), sought.toUpperCase(Locale.ROOT), SHOWN)
                                .stream()
                                .filter(each -> onlyKind == null || each.kind().equals(onlyKind))
                                .filter(each ->
                                        onlyStatus == null || each.status().equals(onlyStatus))
                                .toList();
        boolean more = sought.isEmpty() && found.size() > SHOWN;
        List<Document> shown = more ? found.subList(0, SHOWN) : found;
        model.addAttribute("q", sought);
        model.addAttribute("kind", kind);
        model.addAttribute("status", status);
        model.addAttribute("kinds", KINDS);
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("documents", shown);
        model.addAttribute(
                "sources", effects.sources(visit.id(), shown.stream().map(Document::ref).toList()));
        model.addAttribute("older", more ? shown.getLast().id() : null);
        model.addAttribute("paged", last != null);
        model.addAttribute("readAt", documents.readAt(visit.id()).orElse(null));
        return part == null ? "pages/documents" : "pages/documents :: content";
    }

    /**
     * The document as Lexware renders it. Whoever gets one reads personal data, so it is written
     * down; what cannot be had is said on the list.
     */
    @GetMapping("/{id}/pdf")
    Object pdf(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
        DocumentFiles.Fetched fetched =
                files.pdf(visit.id(), id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return switch (fetched) {
            case DocumentFiles.Fetched.Pdf(String number, byte[] content) -> {
                audited.inOrganisation(
                        visit,
                        "document-downloaded",
                        "document:" + id,
                        Map.of("number", number),
                        () -> {});
                yield ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(
                                                number.replaceAll("[^\\p{Alnum}._-]", "-") + ".pdf")
                                        .build()
                                        .toString())
                        .body(content);
            }
            case DocumentFiles.Fetched.Draft _ -> refused(visit, id, "DOCUMENT_DRAFT", flash);
            case DocumentFiles.Fetched.Gone _ -> refused(visit, id, "DOCUMENT_GONE", flash);
            case DocumentFiles.Fetched.Away _ -> refused(visit, id, "LEXWARE_AWAY", flash);
        };
    }

    private String refused(Visit visit, UUID id, String problem, RedirectAttributes flash) {
        flash.addFlashAttribute("problem", problem);
        String number = documents.find(visit.id(), id).map(Document::number).orElse("");
        return "redirect:"
                + visit.page("documents")
                + (number.isEmpty()
                        ? ""
                        : "?q=" + UriUtils.encodeQueryParam(number, StandardCharsets.UTF_8));
    }
}
