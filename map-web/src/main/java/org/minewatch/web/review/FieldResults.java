package org.minewatch.web.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.BlindSamples.SampledMine;
import org.minewatch.web.store.CaseFinding;
import tools.jackson.databind.json.JsonMapper;

/** What comes back from a visit of a mine: into the cases of its findings, into the sample. */
public final class FieldResults {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CaseBook book;
  private final CaseDesk desk;
  private final LeadSight sight;
  private final StepRules rules;
  private final Samples samples;

  FieldResults(
      CaseBook book, CaseDesk desk, LeadSight sight, ReviewTables tables, Samples samples) {
    this.book = book;
    this.desk = desk;
    this.sight = sight;
    this.rules = new StepRules(tables);
    this.samples = samples;
  }

  /** A finding that somebody may know of; a look at a sealed lead is written down. */
  public Optional<CaseFinding> find(String findingId, Actor actor) {
    return book.find(findingId)
        .filter(opened -> desk.isOpenTo(opened, actor))
        .filter(opened -> sight.look(actor, opened))
        .map(Opened::finding);
  }

  /** Which of some findings somebody may know of; no look is written down. */
  public boolean mayKnow(String findingId, Actor actor) {
    return book.find(findingId).map(opened -> desk.isOpenTo(opened, actor)).orElse(false);
  }

  /**
   * A distance that was measured underground.
   *
   * @param sigmaM its error, null when nobody said
   */
  public record Measured(double metres, @Nullable Double sigmaM, String how) {}

  /**
   * Writes into the case of a finding, where there is one, what a visit saw of it: a note, and the
   * measured distance as a step of its own while the case is being verified. The caller holds a
   * transaction.
   */
  public void note(String findingId, String words, Optional<Measured> measured, Actor actor) {
    Optional<Opened> found = book.lock(findingId, false).filter(o -> o.facts().version() > 0);
    if (found.isEmpty()) {
      return;
    }
    Opened opened = found.get();
    if (measured.isPresent() && isAllowed(opened, StepKind.MEASURE, actor)) {
      Map<String, Object> said = new TreeMap<>();
      said.put("measuredM", measured.get().metres());
      if (measured.get().sigmaM() != null) {
        said.put("sigmaM", measured.get().sigmaM());
      }
      said.put("how", measured.get().how());
      said.put("words", words);
      book.append(opened, StepKind.MEASURE, said, actor);
    } else if (isAllowed(opened, StepKind.NOTE, actor)) {
      book.append(opened, StepKind.NOTE, Map.of("words", words), actor);
    }
  }

  private boolean isAllowed(Opened opened, StepKind kind, Actor actor) {
    return rules.refusal(opened.facts(), opened.finding().severity(), kind, actor).isEmpty();
  }

  /** A mine of a random sample without a result. */
  public record OpenSample(String sampleId, String seed, String mineCode, String mineName) {}

  /** The drawn mines of somebody's desk that nobody has registered a result of. */
  public List<OpenSample> listOpenSamples(Actor actor) {
    return samples.list(actor).stream()
        .flatMap(
            s ->
                s.mines().stream()
                    .filter(m -> m.result() == null)
                    .map(
                        (SampledMine m) ->
                            new OpenSample(s.id(), s.seed(), m.mineCode(), m.mineName())))
        .toList();
  }

  /** Registers what a visit found at a mine of a sample, once. */
  public void register(String sampleId, String mineCode, String result, String words, Actor actor) {
    samples.register(
        sampleId, mineCode, JSON.valueToTree(Map.of("result", result, "words", words)), actor);
  }
}
