package org.minewatch.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML of strangers: no document type, so no entities; nothing is loaded; depth is bounded.
 * The JDK's own parser does it, whatever else lies on the class path.
 */
final class BoundedXml {
  private static final int DEEPEST = 200;

  /** Twenty pages with every letter in a run of its own. */
  private static final int MOST_BYTES = 8 << 20;

  private BoundedXml() {}

  static Document read(String name, byte[] bytes) throws UnusableTemplateException {
    if (bytes.length > MOST_BYTES) {
      throw new UnusableTemplateException(
          name + " 超过 " + (MOST_BYTES >> 20) + " MB",
          name + " is larger than " + (MOST_BYTES >> 20) + " MB");
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      Document document = builder.parse(new ByteArrayInputStream(bytes));
      requireFlat(name, document);
      return document;
    } catch (SAXException e) {
      throw new UnusableTemplateException(
          name + " 不是可用的 XML：" + e.getMessage(), name + " is no usable XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (UnusableTemplateException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableTemplateException(
          name + " 无法读取：" + e.getMessage(), name + " cannot be read: " + e.getMessage());
    }
  }

  /** Without recursion, which is what depth would harm. */
  private static void requireFlat(String name, Document document) throws UnusableTemplateException {
    int depth = 0;
    Node at = document.getDocumentElement();
    while (at != null) {
      if (at.getFirstChild() != null) {
        at = at.getFirstChild();
        if (++depth > DEEPEST) {
          throw new UnusableTemplateException(
              name + " 嵌套超过 " + DEEPEST + " 层", name + " nests deeper than " + DEEPEST);
        }
        continue;
      }
      while (at != null && at.getNextSibling() == null) {
        at = at.getParentNode();
        depth--;
      }
      at = at == null ? null : at.getNextSibling();
    }
  }

  static byte[] write(Document document) throws IOException {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      document.setXmlStandalone(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IOException("the document cannot be written", e);
    }
  }
}
