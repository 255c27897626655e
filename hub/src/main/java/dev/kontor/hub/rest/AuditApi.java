package dev.kontor.hub.rest;

import dev.kontor.hub.ledger.AuditSearch;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit chain: its head, to be kept elsewhere, and whether it is whole. */
@RestController
@RequestMapping("/api/organisations/{organisation}/audit")
class AuditApi {

    private static final int MOST_HEADS = 1_000;

    private final AuditSearch audit;
    private final Organisations organisations;

    AuditApi(AuditSearch audit, Organisations organisations) {
        this.audit = audit;
        this.organisations = organisations;
    }

    /**
     * @param entry its number; 0 if there is none yet
     */
    record HeadView(long entry, String hash) {}

    /**
     * @param heads that were kept elsewhere; null: none
     */
    record VerifyRequest(@Nullable List<HeadView> heads) {}

    record BreakView(String kind, long entry, Words words) {}

    /**
     * @param heads how many that were kept outside of the database it was compared with
     * @param broken where it is broken first; null if it is whole
     */
    record VerifiedView(boolean whole, long entries, int heads, @Nullable BreakView broken) {}

    @GetMapping("/head")
    HeadView head(@PathVariable String organisation) {
        return audit.head(Known.organisation(organisations, organisation))
                .map(each -> new HeadView(each.seq(), each.hash()))
                .orElse(new HeadView(0, ""));
    }

    @Needs(Scope.VIEW)
    @PostMapping("/verify")
    VerifiedView verify(@PathVariable String organisation, @RequestBody VerifyRequest request) {
        List<HeadView> heads = Optional.ofNullable(request.heads()).orElse(List.of());
        if (heads.size() > MOST_HEADS) {
            throw Asked.wrong("At most %d heads are compared at a time".formatted(MOST_HEADS));
        }
        AuditSearch.Verified verified =
                audit.verify(
                        Known.organisation(organisations, organisation),
                        heads.stream()
                                .map(each -> new AuditTrail.Head(each.entry(), each.hash()))
                                .toList());
        AuditTrail.Broken broken = verified.broken();
        return new VerifiedView(
                broken == null,
                verified.entries(),
                verified.heads(),
                broken == null
                        ? null
                        : new BreakView(broken.how().key(), broken.entry(), broken.words()));
    }
}
