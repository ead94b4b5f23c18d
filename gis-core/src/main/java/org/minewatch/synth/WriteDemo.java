package org.minewatch.synth;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the demo region again: the command that {@code data/demo/README.md} gives. */
public final class WriteDemo {
  private WriteDemo() {}

  /** Takes the folder to write into; {@code data/demo} when none is given. */
  public static void main(String[] args) throws IOException {
    SyntheticRegion.write(SynthSpec.demo(), Path.of(args.length > 0 ? args[0] : "data/demo"));
  }
}
