package org.minewatch.nightly.kept;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;
import org.minewatch.region.SourceLine;

/**
 * A digest of all that the facts of a night were made of. What is put in counts with its length and
 * in its order; on which line of a table a record stood does not count, so that rows which are
 * added to a table change nothing for the others.
 */
public final class FactsKey {
  private final MessageDigest digest;

  private FactsKey(MessageDigest digest) {
    this.digest = digest;
  }

  /** A key that knows how facts are kept and nothing else yet. */
  public static FactsKey begin() {
    return new FactsKey(sha256()).with(FactsCodec.FINGERPRINT);
  }

  /** Puts in a record with all its components, a collection, or anything that its text tells. */
  public FactsKey with(Object value) {
    if (value instanceof Optional<?> o) {
      with(o.stream().toList());
    } else if (value instanceof Collection<?> c) {
      number(c.size());
      c.forEach(this::with);
    } else if (value instanceof Geometry g) {
      with(new WKTWriter(3).write(g));
    } else if (value instanceof Record r) {
      with(r.getClass().getName());
      for (RecordComponent component : r.getClass().getRecordComponents()) {
        if (component.getType() != SourceLine.class) {
          with(valueOf(component, r));
        }
      }
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      number(text.length);
      digest.update(text);
    }
    return this;
  }

  private static Object valueOf(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be asked", e);
    }
  }

  private void number(int n) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(n).array());
  }

  /** The key; nothing can be put in afterwards. */
  public byte[] end() {
    return digest.digest();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
