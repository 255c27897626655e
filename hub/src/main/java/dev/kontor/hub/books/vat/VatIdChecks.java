package dev.kontor.hub.books.vat;

import dev.kontor.hub.action.Offline;
import dev.kontor.hub.connector.VatIdRegister;
import dev.kontor.hub.connector.VatIdRegister.Answer;
import dev.kontor.hub.connector.VatIdRegister.NameMatch;
import dev.kontor.hub.connector.VatIdRegister.Query;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.VatSettings;
import dev.kontor.hub.organisation.VatSettings.WhenDown;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Customer.VatIdStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a customer's VAT id is valid for a supply. An answer is kept as proof and counts for
 * every supply that is not more than the configured validity after it; a register only ever knows
 * today, so of several confirmations after the supply the first is nearest.
 */
@Component
class VatIdChecks {

    private static final int LONGEST_NAME = 200;

    private final VatIdRegister register;
    private final VatIdCheckTable checks;
    private final Organisations organisations;
    private final Transactions transactions;
    private final InstantSource clock;

    VatIdChecks(
            VatIdRegister register,
            VatIdCheckTable checks,
            Organisations organisations,
            Transactions transactions,
            InstantSource clock) {
        this.register = register;
        this.checks = checks;
        this.organisations = organisations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is known about an id. */
    sealed interface Result {

        /**
         * @param check null if no register could be asked
         */
        record Known(VatIdStatus status, VatFacts.@Nullable Check check) implements Result {}

        /** The register is away, and the organisation wants to wait for it. */
        record NotYet(Instant retryAt, Words why) implements Result {}
    }

    /**
     * Checks an id, over the network if it has to.
     *
     * @param vatId in its written form
     * @param afresh whether a "not valid" of before is not to be believed: a person asks again
     */
    Result check(
            OrganisationId organisation,
            String vatId,
            @Nullable String traderName,
            @Nullable Instant suppliedAt,
            boolean afresh) {
        VatSettings settings = organisations.get(organisation).settings().vat();
        if (!register.covers(vatId.substring(0, 2))) {
            return new Result.Known(VatIdStatus.UNKNOWN, null);
        }
        Query query =
                new Query(
                        vatId,
                        settings.ownVatIds().isEmpty() ? null : settings.ownVatIds().getFirst(),
                        cut(traderName));
        Instant now = clock.instant();
        Instant supply = suppliedAt == null || suppliedAt.isAfter(now) ? now : suppliedAt;
        Instant since = supply.minus(settings.vies().validity());
        Optional<VatIdCheckTable.Row> kept =
                transactions
                        .joined(organisation, () -> checks.since(organisation, query, since))
                        .filter(row -> row.valid() || !afresh);
        if (kept.isPresent()) {
            return known(kept.get());
        }
        if (Offline.holds()) {
            return new Result.NotYet(
                    now,
                    new Words(
                                    "Die USt-IdNr. %s würde zuerst geprüft.",
                                    "The VAT id %s would be checked first.")
                            .with(vatId));
        }
        transactions.requireNone("Asking " + register.name());
        return switch (register.ask(organisation, query)) {
            case Answer.Valid(
                            String consultation,
                            String name,
                            String address,
                            NameMatch nameMatch) ->
                    keep(organisation, query, true, consultation, name, address, nameMatch);
            case Answer.Invalid(String consultation) ->
                    keep(
                            organisation,
                            query,
                            false,
                            consultation,
                            null,
                            null,
                            NameMatch.NOT_COMPARED);
            case Answer.Unavailable(String reason, Instant retryAt) ->
                    settings.vies().whenDown() == WhenDown.WAIT
                            ? new Result.NotYet(retryAt, away(reason))
                            : new Result.Known(VatIdStatus.UNKNOWN, null);
        };
    }

    private Result keep(
            OrganisationId organisation,
            Query query,
            boolean valid,
            @Nullable String consultation,
            @Nullable String name,
            @Nullable String address,
            NameMatch nameMatch) {
        VatIdCheckTable.Row row =
                new VatIdCheckTable.Row(
                        // the table keeps microseconds; facts must be the same when read again
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        register.name(),
                        valid,
                        consultation,
                        name,
                        address,
                        nameMatch);
        transactions.runInOrganisation(organisation, () -> checks.insert(organisation, query, row));
        return known(row);
    }

    /** A valid id that belongs to somebody else is not confirmed for this customer (§ 18e UStG). */
    private static Result known(VatIdCheckTable.Row row) {
        VatIdStatus status =
                !row.valid()
                        ? VatIdStatus.INVALID
                        : row.nameMatch() == NameMatch.OTHER
                                ? VatIdStatus.UNKNOWN
                                : VatIdStatus.CONFIRMED;
        return new Result.Known(
                status,
                new VatFacts.Check(
                        row.register(), row.at(), row.consultation(), row.name(), row.nameMatch()));
    }

    private Words away(String reason) {
        return new Words(
                        "%s antwortet nicht (%s); die USt-IdNr. des Kunden wird später geprüft.",
                        "%s does not answer (%s); the customer's VAT id will be checked later.")
                .with(register.name(), reason);
    }

    private static @Nullable String cut(@Nullable String name) {
        return name == null || name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME);
    }
}
