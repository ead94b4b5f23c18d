package org.minewatch.water;

import java.text.Normalizer;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is written at a body of water: {@code 1104采空区积水 积水标高+1666.2m}. */
public final class WaterText {
  private static final Pattern LEVEL =
      Pattern.compile("(?:积水|水位)标高[:=]?\\s*([+-]?\\d{1,4}(?:\\.\\d{1,3})?)");

  private WaterText() {}

  /** The level of the water, metres above the height datum; empty when it is not stated. */
  public static OptionalDouble level(String text) {
    Matcher m = LEVEL.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).replace('−', '-'));
    return m.find() ? OptionalDouble.of(Double.parseDouble(m.group(1))) : OptionalDouble.empty();
  }
}
