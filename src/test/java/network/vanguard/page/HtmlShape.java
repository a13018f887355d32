package network.vanguard.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.TreeMap;

import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import nu.validator.htmlparser.dom.HtmlDocumentBuilder;

/** What a piece of HTML means to a browser, one node a line: attributes sorted, white space between words as one blank. */
final class HtmlShape {

    private HtmlShape() {}

    static String of(String html) {
        try {
            StringBuilder shape = new StringBuilder();
            append(new HtmlDocumentBuilder().parseFragment(new InputSource(new StringReader(html)), "div").getChildNodes(), "",
                    shape);
            return shape.toString();
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(NodeList nodes, String indent, StringBuilder shape) {
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node.getNodeType() == Node.TEXT_NODE) {
                String text = node.getNodeValue().replaceAll("[ \n\t\r]+", " ").strip();
                if (!text.isEmpty()) {
                    shape.append(indent).append(text).append('\n');
                }
            } else if (node.getNodeType() == Node.ELEMENT_NODE) {
                TreeMap<String, String> attributes = new TreeMap<>();
                for (int j = 0; j < node.getAttributes().getLength(); j++) {
                    Node attribute = node.getAttributes().item(j);
                    attributes.put(attribute.getNodeName(), attribute.getNodeValue().strip());
                }
                shape.append(indent).append('<').append(node.getNodeName()).append(attributes).append(">\n");
                append(node.getChildNodes(), indent + "  ", shape);
            }
        }
    }
}
