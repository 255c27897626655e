package dev.kontor.vat;

/** Why a person must look before a document is finalised ({@code vat.md} section 4). */
public enum ReviewCode {
    /** Master data missing or contradictory. */
    R01,
    /** EU business or public customer without a confirmed VAT id. */
    R02,
    /** VAT id of a state that does not fit. */
    R03,
    /** Customer collects, chain, consignment, installation, stock abroad. */
    R04,
    /** The document total cannot be made equal to the paid total. */
    R05,
    /** Consumer in the UK or Isle of Man, goods up to 135 GBP. */
    R06,
    /** Goods to Northern Ireland. */
    R07,
    /** Territory re-mapped by postcode without a documented Lexware code. */
    R08,
    /** The class of the billing address differs from the one the tax type needs. */
    R09,
    /** The distance sales principle is not set. */
    R10,
    /** The 10,000 EUR threshold is passed, or passed by this order. */
    R11,
    /** A foreign reduced or regional rate that is not in the maintained table. */
    R12,
    /** Non-EU business without evidence, service under the general rule. */
    R13,
    /** Place of supply or customer type that cannot be expressed. */
    R14,
    /** Small business: place abroad, or 100,000 EUR passed. */
    R15,
    /** Conditions of the photovoltaics zero rate open. */
    R16,
    /** Domestic reverse charge other than certified building services. */
    R17,
    /** Special scheme or instrument: voucher, margin scheme, tip. */
    R18,
    /** A document split is needed and one part is uncertain. */
    R19,
    /** Foreign currency. */
    R20,
    /** Second refund, refund above the invoice, refund without invoice. */
    R21,
    /** The shop's tax contradicts the decision. */
    R22
}
