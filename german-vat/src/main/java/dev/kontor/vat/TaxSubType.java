package dev.kontor.vat;

/**
 * Refines {@link TaxType#NET} and {@link TaxType#GROSS} for consumers in other member states
 * ({@code vat.md} L5).
 */
public enum TaxSubType {
    /** Distance sale of goods, § 3c UStG. */
    DISTANCE_SALES("distanceSales"),
    /** Electronic service, § 3a Abs. 5 UStG. */
    ELECTRONIC_SERVICES("electronicServices");

    private final String lexwareName;

    TaxSubType(String lexwareName) {
        this.lexwareName = lexwareName;
    }

    /** The value of {@code taxConditions.taxSubType}. */
    public String lexwareName() {
        return lexwareName;
    }
}
