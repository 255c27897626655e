package dev.kontor.hub.books;

import static dev.kontor.hub.books.Samples.business;
import static dev.kontor.hub.books.Samples.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.books.ContactMatching.Match;
import dev.kontor.hub.model.Party;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactMatchingTest {

    private static final String VAT = "DE123456789";
    private static final String MAIL = "info@muster.example";

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Müller GmbH                  | Mueller Gmbh
                    Müller GmbH                  | MÜLLER
                    Muller GmbH                  | Müller GmbH
                    Straßenbau AG                | Strassenbau
                    Meier & Söhne GmbH & Co. KG  | Meier Soehne
                    Café Größe e.K.              | Cafe Groesse
                    Muster UG (haftungsbeschränkt) | Muster UG
                    'O''Neill, Ltd.'             | O Neill
                    Verein der Freunde e. V.     | verein der freunde
                    """)
    void takesNamesForTheSameHoweverTheyAreWritten(String one, String other) {
        assertThat(ContactMatching.matchName(one)).isEqualTo(ContactMatching.matchName(other));
    }

    @ParameterizedTest(name = "{0} /= {1}")
    @CsvSource({
        "Müller GmbH, Miller GmbH",
        "Muster Agentur, Muster",
        "Kgb Technik, Technik",
        "Meier, Meier und Sohn"
    })
    void keepsOtherNamesApart(String one, String other) {
        assertThat(ContactMatching.matchName(one)).isNotEqualTo(ContactMatching.matchName(other));
    }

    @Test
    void keepsANameThatIsALegalFormAndNothingElse() {
        assertThat(ContactMatching.matchName("AG")).isEqualTo("ag");
    }

    @Test
    void takesAnAgreeingVatIdForTheSameWhateverTheName() {
        var contact = contact("Muster GmbH", VAT);

        assertThat(match(business("Musterhaus", null, "de 123 456 789"), contact))
                .isEqualTo(new Match.Same(contact));
    }

    @Test
    void neverMatchesDifferingVatIdsWhateverElseAgrees() {
        assertThat(
                        match(
                                business("Muster GmbH", MAIL, "DE987654321"),
                                contact("Muster GmbH", VAT, MAIL)))
                .isEqualTo(new Match.None());
    }

    @Test
    void takesAnAgreeingEmailAndNameForTheSame() {
        var contact = contact("Muster GmbH", null, MAIL);

        assertThat(match(business("MUSTER", "Info@Muster.Example", null), contact))
                .isEqualTo(new Match.Same(contact));
    }

    @Test
    void leavesTheSameEmailUnderAnotherNameToAPerson() {
        var contact = contact("Andere GmbH", null, MAIL);

        assertThat(match(business("Muster GmbH", MAIL, null), contact))
                .isEqualTo(new Match.Possible(List.of(contact)));
    }

    @Test
    void leavesTheSameNameWithoutEmailToAPerson() {
        var contact = contact("Muster GmbH", null);

        assertThat(match(business("Muster GmbH", MAIL, null), contact))
                .isEqualTo(new Match.Possible(List.of(contact)));
    }

    @Test
    void leavesTwoEqualContactsToAPerson() {
        var one = contact("Muster GmbH", VAT, MAIL);
        var two = contact("Muster GmbH", VAT, MAIL);

        assertThat(match(business("Muster GmbH", MAIL, VAT), one, two))
                .isEqualTo(new Match.Possible(List.of(one, two)));
    }

    @Test
    void prefersTheOneThatIsTheSameToThoseThatLookAlike() {
        var same = contact("Muster GmbH", VAT);
        var alike = contact("Muster GmbH", null);

        assertThat(match(business("Muster GmbH", MAIL, VAT), alike, same))
                .isEqualTo(new Match.Same(same));
    }

    @Test
    void leavesArchivedContactsAlone() {
        assertThat(
                        match(
                                business("Muster GmbH", MAIL, VAT),
                                Samples.archived(contact("Muster GmbH", VAT, MAIL))))
                .isEqualTo(new Match.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "keine", "n/a", "0", "DE", "DE12345", "none at all", "DE1234567890"})
    void makesNobodyTheSameBySomethingThatIsNoVatId(String entered) {
        Party one = business("Muster GmbH", "a@a.example", entered);
        Party other = business("Andere GmbH", "b@b.example", entered);

        assertThat(ContactMatching.identity(one)).isNotEqualTo(ContactMatching.identity(other));
        assertThat(match(one, contact("Andere GmbH", entered, "b@b.example")))
                .isEqualTo(new Match.None());
    }

    @ParameterizedTest
    @CsvSource({
        "de 123 456 789, DE123456789",
        "DE-123.456.789, DE123456789",
        "ATU12345678, ATU12345678",
        "nl 123456789 b01, NL123456789B01",
        "FR XX 123456789, FRXX123456789"
    })
    void writesAVatIdInOneWay(String entered, String written) {
        assertThat(ContactMatching.vatId(entered)).isEqualTo(written);
    }

    @Test
    void namesAPartyByItsVatIdElseByEmailAndNameElseByNameAndPlace() {
        assertThat(ContactMatching.identity(business("Muster GmbH", MAIL, VAT)))
                .isEqualTo(ContactMatching.identity(business("Musterhaus", null, "de123456789")));
        assertThat(ContactMatching.identity(business("Muster GmbH", MAIL, null)))
                .isEqualTo(ContactMatching.identity(business("muster", MAIL, null)))
                .isNotEqualTo(ContactMatching.identity(business("Andere", MAIL, null)));
        assertThat(ContactMatching.identity(business("Muster GmbH", null, null)))
                .isEqualTo("name:muster:79098");
    }

    private static Match match(Party party, MirroredContact... contacts) {
        return ContactMatching.match(party, List.of(contacts));
    }
}
