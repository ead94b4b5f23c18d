package org.minewatch.web.geoserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the XML of a GeoServer, without types, entities or anything from elsewhere. */
final class ConfigXml {
  private static final JsonMapper JSON = new JsonMapper();

  private ConfigXml() {}

  /** The root of a document. */
  static Element parse(byte[] bytes) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setNamespaceAware(true);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new ByteArrayInputStream(bytes))).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (SAXException e) {
      throw new IOException("no XML: " + e.getMessage(), e);
    }
  }

  /** An element as JSON: members by name, those of the same name in a list, texts as they are. */
  static JsonNode json(Element element) {
    Map<String, List<JsonNode>> members = new LinkedHashMap<>();
    for (Element child : children(element)) {
      members.computeIfAbsent(child.getLocalName(), n -> new ArrayList<>()).add(json(child));
    }
    if (members.isEmpty()) {
      return JSON.getNodeFactory().stringNode(element.getTextContent().strip());
    }
    ObjectNode object = JSON.createObjectNode();
    members.forEach(
        (name, values) -> {
          if (values.size() == 1) {
            object.set(name, values.get(0));
          } else {
            ArrayNode array = object.putArray(name);
            values.forEach(array::add);
          }
        });
    return object;
  }

  static List<Element> children(Element element) {
    List<Element> all = new ArrayList<>();
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child) {
        all.add(child);
      }
    }
    return all;
  }

  /**
   * A document in one form, whatever its prefixes, comments, attributes' order and blanks between
   * elements: two that say the same are equal texts.
   */
  static String canonical(byte[] bytes) throws IOException {
    StringBuilder out = new StringBuilder();
    write(parse(bytes), out);
    return out.toString();
  }

  private static void write(Element element, StringBuilder out) {
    out.append("<{").append(element.getNamespaceURI()).append('}').append(element.getLocalName());
    NamedNodeMap attributes = element.getAttributes();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr a = (Attr) attributes.item(i);
      boolean declares = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(a.getNamespaceURI());
      boolean hint = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(a.getNamespaceURI());
      if (!declares && !hint) {
        said.add(" {" + a.getNamespaceURI() + "}" + a.getLocalName() + "=" + a.getValue());
      }
    }
    said.stream().sorted().forEach(out::append);
    out.append('>');
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element child) {
        write(child, out);
      } else if (node.getNodeType() == Node.TEXT_NODE
          || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        out.append(node.getTextContent().strip());
      }
    }
    out.append("</>");
  }
}
