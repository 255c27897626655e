package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;

/**
 * The name of an effect: the business fact it stands for. Flow and step are not part of it, so that
 * copying a flow or running two over one object cannot make a second document.
 *
 * @param source what it is about; for contacts the party's identity
 * @param discriminator tells several effects of one role apart, for example tax groups; "1" if
 *     there is one
 */
public record EffectKey(
        OrganisationId organisation, SourceRef source, Role role, String discriminator) {

    /** Whether this is another effect of the same role for the same source. */
    public boolean isBeside(EffectKey other) {
        return organisation.equals(other.organisation)
                && source.equals(other.source)
                && role == other.role
                && !discriminator.equals(other.discriminator);
    }
}
