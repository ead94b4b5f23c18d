package org.minewatch.nightly.kept;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.integrity.TrackSignature;
import org.minewatch.presence.CoverageCount;
import org.minewatch.presence.CoverageModel;
import org.minewatch.presence.Headcount;

/** The facts of a night as bytes, and back; equal facts give equal bytes. */
final class FactsCodec {
  private static final Forms FORMS =
      new Forms()
          .view(Headcount.class, Headcount.Columns.class, Headcount::columns, Headcount::of)
          .view(
              TrackSignature.class,
              TrackSignature.Columns.class,
              TrackSignature::columns,
              TrackSignature::of)
          .view(
              CoverageModel.class,
              Coverage.class,
              model -> new Coverage(model.counts()),
              kept -> CoverageModel.of(kept.counts()));

  private static final Form<Optional<NightFacts>> FACTS =
      HoldingForms.optional(FORMS.of(NightFacts.class));

  /** Changes with every class that facts are made of. */
  static final String FINGERPRINT = FORMS.description();

  private FactsCodec() {}

  /** All that is kept of a {@link CoverageModel}. */
  private record Coverage(List<CoverageCount> counts) {}

  static byte[] encode(Optional<NightFacts> facts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      FACTS.write(facts, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads back.
   *
   * @throws RuntimeException when the bytes are not those of any facts
   */
  static Optional<NightFacts> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Optional<NightFacts> facts = FACTS.read(in);
    if (in.hasRemaining()) {
      throw new IllegalStateException(in.remaining() + " bytes are left over");
    }
    return facts;
  }
}
