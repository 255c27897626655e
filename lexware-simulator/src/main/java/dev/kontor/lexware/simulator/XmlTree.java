package dev.kontor.lexware.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML of the Cross Industry Invoice, whose prefixes it declares at the root. */
final class XmlTree {

    private static final Map<String, String> NAMESPACES = namespaces();

    private final Element root;

    XmlTree(String name) {
        root = new Element(name, null);
    }

    Element root() {
        return root;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            root.write(writer, true);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> namespaces() {
        Map<String, String> namespaces = new LinkedHashMap<>();
        namespaces.put("rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");
        namespaces.put(
                "ram",
                "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100");
        namespaces.put("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");
        return namespaces;
    }

    /** An element with a text or with children. */
    static final class Element {

        private final String name;
        private final @Nullable String text;
        private final List<Element> children = new ArrayList<>();
        private final Map<String, String> attributes = new LinkedHashMap<>();

        private Element(String name, @Nullable String text) {
            this.name = name;
            this.text = text;
        }

        /** Adds a child that will have children. */
        Element add(String childName) {
            return append(new Element(childName, null));
        }

        /** Adds a child with a text. */
        Element add(String childName, String childText) {
            return append(new Element(childName, childText));
        }

        Element with(String attribute, String value) {
            attributes.put(attribute, value);
            return this;
        }

        private Element append(Element child) {
            children.add(child);
            return child;
        }

        private void write(XMLStreamWriter writer, boolean top) throws XMLStreamException {
            int colon = name.indexOf(':');
            String prefix = name.substring(0, colon);
            String namespace = NAMESPACES.getOrDefault(prefix, "");
            writer.writeStartElement(prefix, name.substring(colon + 1), namespace);
            if (top) {
                for (Map.Entry<String, String> declared : NAMESPACES.entrySet()) {
                    writer.writeNamespace(declared.getKey(), declared.getValue());
                }
            }
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                writer.writeAttribute(attribute.getKey(), attribute.getValue());
            }
            if (text != null) {
                writer.writeCharacters(drawable(text));
            }
            for (Element child : children) {
                child.write(writer, false);
            }
            writer.writeEndElement();
        }

        /** Without the control characters that XML cannot hold. */
        private static String drawable(String text) {
            StringBuilder fine = new StringBuilder(text.length());
            text.codePoints()
                    .filter(c ->
                            c == '\n' || c == '\t' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .forEach(fine::appendCodePoint);
            return fine.toString();
        }
    }
}
