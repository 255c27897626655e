package dev.kontor.lexware.simulator;

import java.util.Locale;

/** The states of invoices and credit notes ({@code lexware-office-api.md} 6.5). */
enum DocumentStatus {
    DRAFT,
    OPEN,
    PAID,
    PAIDOFF,
    VOIDED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
