package dev.kontor.vat;

/** What a text on the document must say, and the statute that asks for it ({@code vat.md} 3). */
public enum NoteTopic {
    /** N-KU: exemption for small businesses, § 34a UStDV. */
    SMALL_BUSINESS("N-KU"),
    /** N-RC: the tax is owed by the customer, § 14a Abs. 1 and 5 UStG. */
    REVERSE_CHARGE("N-RC"),
    /** N-PV: zero rate for photovoltaics, § 12 Abs. 3 UStG. */
    PHOTOVOLTAICS("N-PV"),
    /** N-MARGIN: margin scheme, § 14a Abs. 6 UStG. */
    MARGIN_SCHEME("N-MARGIN"),
    /** N-CORR: number and date of the corrected invoice, § 31 Abs. 5 UStDV. */
    CORRECTION("N-CORR"),
    /** N-IGL: tax-free intra-Community supply, § 14a Abs. 3 UStG. */
    INTRA_COMMUNITY_SUPPLY("N-IGL"),
    /** N-EXP: tax-free export, § 14 Abs. 4 Nr. 8 UStG. */
    EXPORT("N-EXP"),
    /** N-OUT: not taxable in Germany, § 3a UStG. */
    OUTSIDE_GERMANY("N-OUT"),
    /** N-EX: reason of an exemption, § 14 Abs. 4 Nr. 8 UStG. */
    EXEMPTION("N-EX");

    private final String code;

    NoteTopic(String code) {
        this.code = code;
    }

    /** The code used in {@code vat.md}. */
    public String code() {
        return code;
    }
}
