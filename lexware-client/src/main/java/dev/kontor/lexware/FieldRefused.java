package dev.kontor.lexware;

import java.io.Serial;

/**
 * A value that Lexware Office would refuse, refused here before a call is spent. Nothing was sent.
 * The value itself is not part of the message, since it may be personal data.
 */
public final class FieldRefused extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;
    private final String remedy;

    /**
     * Names what is wrong.
     *
     * @param field the field by its wire path, such as {@code lineItems[2].quantity}
     * @param rule what must hold, as the second half of a sentence
     * @param remedy what to do about it
     */
    public FieldRefused(String field, String rule, String remedy) {
        super(field + " " + rule + ": " + remedy);
        this.field = field;
        this.rule = rule;
        this.remedy = remedy;
    }

    /** The field by its wire path, such as {@code lineItems[2].quantity}. */
    public String field() {
        return field;
    }

    /** What must hold. */
    public String rule() {
        return rule;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    FieldRefused under(String parent) {
        return new FieldRefused(parent + "." + field, rule, remedy);
    }
}
