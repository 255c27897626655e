package dev.kontor.lexware;

import org.jspecify.annotations.Nullable;

/**
 * One typed reason for a refusal, taken from any of the three error bodies (lexware-office-api.md
 * 4.1). It carries keys and field paths, never the body's sentences: those are German, unstable and
 * may hold data.
 *
 * @param code what it means
 * @param field the field by its wire path, such as {@code lineItems[0].unitPrice.taxRatePercentage}
 *     or {@code version}; null if none named
 * @param key the vendor's own word ({@code violation} or {@code i18nKey}); null if the body had
 *     none
 */
public record Reason(Code code, @Nullable String field, @Nullable String key) {

    /** Who can remove the reason. */
    public enum Actor {
        /** The program or person that made the request: change the request. */
        CALLER,
        /** Whoever administers the Lexware account: key, scopes or contract. */
        ADMINISTRATOR,
        /** Nobody here: Lexware's side; wait and try again. */
        REMOTE
    }

    /** What a refusal means, whatever the status code and body shape. */
    public enum Code {
        /**
         * 401: key missing, wrong, expired or revoked (may also be an outage, so look at the status
         * page).
         */
        CREDENTIALS(Actor.ADMINISTRATOR),
        /** 402: a problem with the account's contract. */
        CONTRACT(Actor.ADMINISTRATOR),
        /** 403: the key lacks the scope, or the route does not exist at the gateway. */
        SCOPE(Actor.ADMINISTRATOR),
        /** 404: unknown id, id of another resource type, or no XML for a document that has none. */
        NOT_FOUND(Actor.CALLER),
        /** 405. */
        METHOD_NOT_ALLOWED(Actor.CALLER),
        /**
         * The {@code version} sent is not the current one: read again and decide anew. 406 for
         * contacts, 409 elsewhere.
         */
        STALE_VERSION(Actor.CALLER),
        /**
         * The same thing exists already: event subscription with this type and address, article
         * number.
         */
        DUPLICATE(Actor.CALLER),
        /** A required field or parameter is missing. */
        MISSING_VALUE(Actor.CALLER),
        /** A field or parameter has a value that is not allowed. */
        INVALID_VALUE(Actor.CALLER),
        /** The document is a draft and has no file yet. */
        DRAFT(Actor.CALLER),
        /** More than 10,000 entries asked for; narrow by date. */
        WINDOW_EXCEEDED(Actor.CALLER),
        /**
         * Contacts were created at the same time and raced for a number; the same request works
         * after seconds.
         */
        NUMBER_RACE(Actor.REMOTE),
        /**
         * The contact as kept in Lexware has a structure that its API cannot show; a person must
         * edit it in the app.
         */
        UNMAPPABLE_CONTACT(Actor.ADMINISTRATOR),
        /** The file is too large, of the wrong kind or damaged. */
        INVALID_FILE(Actor.CALLER),
        /** 400 or 415: the request itself is malformed. */
        MALFORMED_REQUEST(Actor.CALLER),
        /** Refused without a reason that this client understands. */
        UNSPECIFIED(Actor.CALLER);

        private final Actor actor;

        Code(Actor actor) {
            this.actor = actor;
        }

        /** Who can remove the reason. */
        public Actor actor() {
            return actor;
        }
    }

    /** A reason that only says what it means. */
    public static Reason of(Code code) {
        return new Reason(code, null, null);
    }

    /** For logs: {@code INVALID_VALUE(version, invalid_value)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(code.name());
        if (field != null || key != null) {
            text.append('(').append(field == null ? "-" : field);
            text.append(", ").append(key == null ? "-" : key).append(')');
        }
        return text.toString();
    }
}
