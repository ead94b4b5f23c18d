package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.minewatch.geo.Crs.Grid;

class CrsCatalogueTest {

  @Test
  void holdsFourDatumsWithEveryZoneOfBothWidthsWithAndWithoutZoneNumber() {
    int zones = (21 + 11) * 2;
    assertThat(CrsCatalogue.all()).hasSize(4 * (zones + 1)).doesNotHaveDuplicates();
    assertThat(CrsCatalogue.all().stream().map(Crs::epsg)).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void findsWhatItHoldsBothByCodeAndByMeaning() {
    for (Crs crs : CrsCatalogue.all()) {
      assertThat(CrsCatalogue.get(crs.epsg())).isEqualTo(crs);
      assertThat(CrsCatalogue.find(crs.datum(), crs.grid(), crs.zone(), crs.zonePrefix()))
          .contains(crs);
    }
  }

  @Test
  void namesTheCodeItDoesNotKnow() {
    assertThat(CrsCatalogue.find(32648)).isEmpty();
    assertThatThrownBy(() -> CrsCatalogue.get(32648))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("EPSG:32648");
    assertThat(CrsCatalogue.find(Datum.CGCS2000, Grid.ZONE_3_DEGREE, 24, true)).isEmpty();
  }

  @Test
  void describesInTheWordsOfLicencesAndOfEpsg() {
    assertThat(CrsCatalogue.describe(CrsCatalogue.get(4523)))
        .isEqualTo("2000国家大地坐标系 3度带 35带 (EPSG:4523)");
    assertThat(CrsCatalogue.describe(CrsCatalogue.get(21463)))
        .isEqualTo("1954北京坐标系 6度带 中央子午线135° (EPSG:21463)");
    assertThat(CrsCatalogue.describeEnglish(CrsCatalogue.get(4523)))
        .isEqualTo("CGCS2000 / 3-degree Gauss-Kruger zone 35 (EPSG:4523)");
    assertThat(CrsCatalogue.describeEnglish(CrsCatalogue.get(2343)))
        .isEqualTo("Xian 1980 / Gauss-Kruger CM 105E (EPSG:2343)");
  }
}
