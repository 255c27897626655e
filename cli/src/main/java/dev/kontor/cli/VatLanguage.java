package dev.kontor.cli;

import dev.kontor.vat.Wording;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The language of rules and questions. */
final class VatLanguage {

    private enum Language {
        DE,
        EN
    }

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            scope = ScopeType.LOCAL,
            description = "Of rules and questions: de or en (default: that of the terminal).")
    private Language language = StuckCommand.language().equals("de") ? Language.DE : Language.EN;

    String of(Wording wording) {
        return language == Language.DE ? wording.de() : wording.en();
    }

    String of(String de, String en) {
        return language == Language.DE ? de : en;
    }
}
