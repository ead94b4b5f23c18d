package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.Set;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.store.Layers;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** The licensed areas and deductions of the region as they are on the map, as a file. */
@Component
final class LicenceAreasExport implements ExportList {
  private static final Text TITLE = new Text("许可范围", "Licensed areas");

  private final Layers layers;
  private final NightAnswers answers;
  private final MineRights rights;

  LicenceAreasExport(Layers layers, NightAnswers answers, MineRights rights) {
    this.layers = layers;
    this.answers = answers;
    this.rights = rights;
  }

  @Override
  public String name() {
    return "licence-areas";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("night");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    LocalDate night = filters.night();
    answers.requireNight(night);
    return ListContent.of(
        night,
        FeatureTable.of("licence-area", TITLE, layers.listLicences(night, rights.of(actor))));
  }
}
