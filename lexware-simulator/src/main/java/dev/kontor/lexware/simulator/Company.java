package dev.kontor.lexware.simulator;

/**
 * What stands in the letterhead of an organisation; an XRechnung needs all of it ({@code
 * lexware-office-api.md} 7.10).
 */
record Company(
        String street,
        String zip,
        String city,
        String person,
        String phone,
        String email,
        String vatId,
        String iban) {

    /** Made up, with numbers that pass their checks. */
    static final Company USUAL =
            new Company(
                    "Am Anger 1",
                    "99084",
                    "Erfurt",
                    "Ina Probe",
                    "+49 361 1000",
                    "rechnung@musterhof.example",
                    "DE136695976",
                    "DE02120300000000202051");
}
