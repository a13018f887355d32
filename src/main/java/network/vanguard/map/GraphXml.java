package network.vanguard.map;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import network.vanguard.map.Graph.Edge;
import network.vanguard.map.Graph.Node;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A graph as GraphML (graphml.graphdrawing.org) and as GEXF 1.3 (gexf.net). Letters that XML 1.0 cannot hold are left out. */
final class GraphXml {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String GRAPHML = "http://graphml.graphdrawing.org/xmlns";
    private static final String GEXF = "http://gexf.net/1.3";
    /** What is said of a node beside its label, and of what type it is. */
    private static final String[][] OF_NODES = {{"kind", "string"}, {"facet", "string"}, {"theme", "long"}, {"count", "long"},
            {"site", "string"}, {"url", "string"}};

    private GraphXml() {}

    static void graphml(Graph graph, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, UTF_8);
        xml.writeStartDocument(UTF_8, "1.0");
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(GRAPHML);
        key(xml, "node", "label", "string");
        for (String[] one : OF_NODES) {
            key(xml, "node", one[0], one[1]);
        }
        key(xml, "edge", "relation", "string");
        key(xml, "edge", "weight", "double");
        key(xml, "edge", "shared", "long");
        xml.writeStartElement("graph");
        xml.writeAttribute("edgedefault", "undirected");
        for (Node node : graph.nodes()) {
            xml.writeStartElement("node");
            attribute(xml, "id", node.id());
            data(xml, "label", node.label());
            for (String[] one : OF_NODES) {
                data(xml, one[0], value(node, one[0]));
            }
            xml.writeEndElement();
        }
        for (Edge edge : graph.edges()) {
            xml.writeStartElement("edge");
            attribute(xml, "source", edge.source());
            attribute(xml, "target", edge.target());
            if (directed(edge)) {
                attribute(xml, "directed", "true");
            }
            data(xml, "relation", edge.kind());
            data(xml, "weight", edge.weight());
            data(xml, "shared", edge.shared());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static void key(XMLStreamWriter xml, String of, String name, String type) throws XMLStreamException {
        xml.writeEmptyElement("key");
        attribute(xml, "id", name);
        attribute(xml, "for", of);
        attribute(xml, "attr.name", name);
        attribute(xml, "attr.type", type);
    }

    private static void data(XMLStreamWriter xml, String key, Object value) throws XMLStreamException {
        if (value != null) {
            xml.writeStartElement("data");
            attribute(xml, "key", key);
            xml.writeCharacters(clean(value.toString()));
            xml.writeEndElement();
        }
    }

    static void gexf(Graph graph, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, UTF_8);
        xml.writeStartDocument(UTF_8, "1.0");
        xml.writeStartElement("gexf");
        xml.writeDefaultNamespace(GEXF);
        attribute(xml, "version", "1.3");
        xml.writeStartElement("graph");
        attribute(xml, "defaultedgetype", "undirected");
        attribute(xml, "mode", "static");
        xml.writeStartElement("attributes");
        attribute(xml, "class", "node");
        for (String[] one : OF_NODES) {
            declared(xml, one[0], one[1]);
        }
        xml.writeEndElement();
        xml.writeStartElement("attributes");
        attribute(xml, "class", "edge");
        declared(xml, "relation", "string");
        declared(xml, "shared", "long");
        xml.writeEndElement();
        xml.writeStartElement("nodes");
        for (Node node : graph.nodes()) {
            xml.writeStartElement("node");
            attribute(xml, "id", node.id());
            attribute(xml, "label", node.label());
            xml.writeStartElement("attvalues");
            for (String[] one : OF_NODES) {
                valued(xml, one[0], value(node, one[0]));
            }
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement("edges");
        int number = 0;
        for (Edge edge : graph.edges()) {
            xml.writeStartElement("edge");
            attribute(xml, "id", String.valueOf(number++));
            attribute(xml, "source", edge.source());
            attribute(xml, "target", edge.target());
            if (directed(edge)) {
                attribute(xml, "type", "directed");
            }
            attribute(xml, "weight", String.valueOf(edge.weight()));
            xml.writeStartElement("attvalues");
            valued(xml, "relation", edge.kind());
            valued(xml, "shared", edge.shared());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static void declared(XMLStreamWriter xml, String name, String type) throws XMLStreamException {
        xml.writeEmptyElement("attribute");
        attribute(xml, "id", name);
        attribute(xml, "title", name);
        attribute(xml, "type", type);
    }

    private static void valued(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        if (value != null) {
            xml.writeEmptyElement("attvalue");
            attribute(xml, "for", name);
            attribute(xml, "value", value.toString());
        }
    }

    private static Object value(Node node, String name) {
        return switch (name) {
            case "kind" -> node.kind();
            case "facet" -> node.facet();
            case "theme" -> node.theme();
            case "count" -> node.count();
            case "site" -> node.site();
            default -> node.url();
        };
    }

    private static boolean directed(Edge edge) {
        return edge.typed() && !edge.kind().equals("same-as") && !edge.kind().equals("contradicts");
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    private static String clean(String text) {
        return text.codePoints().filter(letter -> letter == '\t' || letter == '\n' || letter == '\r'
                || letter >= 0x20 && letter <= 0xD7FF || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
