package dev.kontor.lexware.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import tools.jackson.databind.JsonNode;

/** A plain PDF of a document, made when somebody asks for it. */
final class PdfDocument {

    private static final int LINES_PER_PAGE = 48;
    private static final int LONGEST_LINE = 95;
    private static final float LEADING = 15;

    private PdfDocument() {}

    static byte[] render(SalesDocument document) {
        return pdf(document.number(), lines(document));
    }

    /** A text as it stands, line by line. */
    static byte[] ofText(String title, String text) {
        List<String> lines = new ArrayList<>();
        add(lines, text.replace("\r", "").replace("\t", " "));
        return pdf(title, lines);
    }

    private static byte[] pdf(String title, List<String> lines) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            pdf.getDocumentInformation().setTitle(title);
            for (int start = 0; start < lines.size(); start += LINES_PER_PAGE) {
                page(
                        pdf,
                        font,
                        lines.subList(start, Math.min(lines.size(), start + LINES_PER_PAGE)));
            }
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The PDF of " + title + " cannot be made", e);
        }
    }

    private static void page(PDDocument pdf, PDType1Font font, List<String> lines)
            throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
            text.beginText();
            text.setFont(font, 10);
            text.setLeading(LEADING);
            text.newLineAtOffset(50, 780);
            for (String line : lines) {
                text.showText(line);
                text.newLine();
            }
            text.endText();
        }
    }

    private static List<String> lines(SalesDocument document) {
        JsonNode fields = document.content().fields();
        List<String> lines = new ArrayList<>();
        add(lines, document.organisation().name());
        add(lines, "");
        for (String field : List.of("name", "supplement", "street", "zip", "city", "countryCode")) {
            Json.text(fields.path("address"), field).ifPresent(text -> add(lines, text));
        }
        add(lines, "");
        add(lines, fields.path("title").asString("") + " " + document.number());
        add(lines, "Datum: " + Dates.dayOf(document.content().voucherDate()));
        shipping(lines, fields.path("shippingConditions"));
        for (SalesDocument other : document.related()) {
            add(lines, "Zu: " + other.kind().title(false) + " " + other.number());
        }
        add(lines, fields.path("introduction").asString(""));
        add(lines, "");
        for (JsonNode item : fields.path("lineItems")) {
            add(lines, line(item));
            item.path("subItems").forEach(other -> add(lines, "   oder: " + line(other)));
        }
        add(lines, "");
        if (document.kind().has(DocumentKind.Trait.TOTALS)) {
            totals(lines, document.content().totals());
        }
        Json.text(fields.path("paymentConditions"), "paymentTermLabel")
                .ifPresent(label -> add(lines, label));
        if (document.content().dueDate() != null && !document.isDraft()) {
            add(lines, "Fällig am: " + document.content().dueDate());
        }
        for (String field : List.of("deliveryTerms", "remark")) {
            Json.text(fields, field).ifPresent(text -> add(lines, text));
        }
        Company company = document.organisation().company();
        add(lines, "");
        add(lines, "IBAN " + company.iban() + "   USt-IdNr. " + company.vatId());
        return lines;
    }

    private static void shipping(List<String> lines, JsonNode shipping) {
        String start = shipping.path("shippingDate").asString("");
        String end = shipping.path("shippingEndDate").asString("");
        if (!start.isEmpty()) {
            String until = end.isEmpty() ? "" : " bis " + end.substring(0, 10);
            add(lines, "Lieferung/Leistung: " + start.substring(0, 10) + until);
        }
    }

    private static void totals(List<String> lines, Totals totals) {
        add(lines, "Netto: " + totals.net().toPlainString() + " EUR");
        for (Totals.Rate rate : totals.rates()) {
            add(
                    lines,
                    "USt. "
                            + rate.percentage().toPlainString()
                            + " %: "
                            + rate.tax().toPlainString()
                            + " EUR");
        }
        add(lines, "Gesamt: " + totals.gross().toPlainString() + " EUR");
    }

    private static String line(JsonNode item) {
        String name = item.path("name").asString("");
        if (item.path("type").asString("").equals("text")) {
            return name + "  " + item.path("description").asString("");
        }
        return item.path("quantity").decimalValue().toPlainString()
                + " "
                + item.path("unitName").asString("")
                + "  "
                + name
                + (item.has("lineItemAmount")
                        ? "  " + item.path("lineItemAmount").decimalValue().toPlainString() + " EUR"
                        : "")
                + (item.path("optional").asBoolean(false) ? "  (optional)" : "");
    }

    /**
     * Breaks at line feeds and at the margin; characters the standard font lacks become question
     * marks.
     */
    private static void add(List<String> lines, String text) {
        for (String part : text.split("\n", -1)) {
            String drawable = drawable(part);
            int start = 0;
            do {
                int end = Math.min(drawable.length(), start + LONGEST_LINE);
                lines.add(drawable.substring(start, end));
                start = end;
            } while (start < drawable.length());
        }
    }

    private static String drawable(String text) {
        StringBuilder drawable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    boolean known =
                            (point >= 0x20 && point < 0x7f)
                                    || (point >= 0xa1 && point <= 0xff && point != 0xad)
                                    || point == 0x20ac;
                    drawable.appendCodePoint(known ? point : '?');
                });
        return drawable.toString();
    }
}
