package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can go wrong with organisations and their connections. */
public enum OrganisationError implements ErrorCode {
    /** Not in kontor.yaml, or never was. */
    ORGANISATION_UNKNOWN(WhoMustAct.CALLER),
    /** Not a connection of the organisation. */
    CONNECTION_UNKNOWN(WhoMustAct.CALLER),
    /** kontor.yaml says what the closed period is. */
    PERIOD_DECLARED(WhoMustAct.CALLER),
    /** Only days that are over can be closed. */
    PERIOD_NOT_OVER(WhoMustAct.CALLER),
    /** Opening a closed period needs a reason. */
    PERIOD_OPENED(WhoMustAct.CALLER),
    RETENTION_WRONG(WhoMustAct.CALLER),
    /** The Lexware account is an organisation of this installation already. */
    ACCOUNT_ATTACHED(WhoMustAct.CALLER),
    /** The key opens another Lexware account than the organisation's. */
    ACCOUNT_DIFFERS(WhoMustAct.CALLER),
    /** The organisation has this connection already. */
    CONNECTION_EXISTS(WhoMustAct.CALLER),
    /** kontor.yaml declares it, so that it is changed there. */
    DECLARED_IN_FILE(WhoMustAct.CALLER),
    /** A key or value of a connection is wrong. */
    SETTING_WRONG(WhoMustAct.CALLER),
    /** The key that secrets are encrypted with is none, or cannot be kept. */
    SEALING_KEY_UNUSABLE(WhoMustAct.ADMINISTRATOR),
    /** Secrets are encrypted with a key that this process does not have. */
    SEALING_KEY_MISSING(WhoMustAct.ADMINISTRATOR);

    private final WhoMustAct whoMustAct;

    OrganisationError(WhoMustAct whoMustAct) {
        this.whoMustAct = whoMustAct;
    }

    @Override
    public WhoMustAct whoMustAct() {
        return whoMustAct;
    }

    static HubException periodDeclared(OrganisationId organisation) {
        return new HubException(
                PERIOD_DECLARED,
                "The closed period of '%s' is declared in kontor.yaml; change it there"
                        .formatted(organisation));
    }

    static HubException periodNotOver(LocalDate until, LocalDate today) {
        return new HubException(
                PERIOD_NOT_OVER,
                "The period can be closed up to yesterday, not up to %s; today is %s"
                        .formatted(until, today));
    }

    static HubException periodOpened(@Nullable LocalDate before, @Nullable LocalDate until) {
        return new HubException(
                PERIOD_OPENED,
                "Closed until %s, and that would open it again%s; say why"
                        .formatted(before, until == null ? "" : " after " + until));
    }

    static HubException retentionWrong(String what, int days, int fewest, int most) {
        return new HubException(
                RETENTION_WRONG,
                "Of %s between %d and %d days are kept, not %d"
                        .formatted(what, fewest, most, days));
    }
}
