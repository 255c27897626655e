package dev.kontor.hub.connector;

import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A public register that says whether a VAT id is valid today. It is asked, nothing is kept in it:
 * so it is no {@link Connector}, has no connection, and sends no signals. Implementations are
 * Spring beans of a vendor's module, thread-safe, and block for at most half a minute.
 */
public interface VatIdRegister {

    /** Its name on proofs, such as {@code VIES}. */
    String name();

    /** Whether it knows ids of this country, by the prefix of the id ({@code EL}, {@code XI}). */
    boolean covers(String prefix);

    /** Asks now, over the network; never inside a transaction. */
    Answer ask(OrganisationId organisation, Query query);

    /**
     * What is asked.
     *
     * @param vatId with its prefix, without blanks, in upper case
     * @param requester our own VAT id, for a consultation number; null if none is known
     * @param traderName the customer's name, to be compared; null if none is known
     */
    record Query(String vatId, @Nullable String requester, @Nullable String traderName) {}

    /** What it says. */
    sealed interface Answer {

        /**
         * The id is valid.
         *
         * @param consultation number of this query at the register; null if it gave none
         * @param name to whom it belongs, if the member state tells
         * @param address of whom it belongs to, if the member state tells
         * @param nameMatch whether the name asked about is theirs
         */
        record Valid(
                @Nullable String consultation,
                @Nullable String name,
                @Nullable String address,
                NameMatch nameMatch)
                implements Answer {}

        /**
         * The id is not valid.
         *
         * @param consultation number of this query at the register; null if it gave none
         */
        record Invalid(@Nullable String consultation) implements Answer {}

        /**
         * There is no answer now.
         *
         * @param reason the register's own word, such as {@code MS_UNAVAILABLE}
         * @param retryAt when it is worth asking again
         */
        record Unavailable(String reason, Instant retryAt) implements Answer {}
    }

    /** Whether a name is the one that the register has. */
    enum NameMatch {
        SAME,
        OTHER,
        NOT_COMPARED
    }
}
