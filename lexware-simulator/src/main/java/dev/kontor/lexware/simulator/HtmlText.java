package dev.kontor.lexware.simulator;

/**
 * The vendor compares search strings with texts in which three characters are HTML-encoded, so that
 * a client has to encode them before the URL encoding ({@code lexware-office-api.md} 2).
 */
final class HtmlText {

    private HtmlText() {}

    static String encoded(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
