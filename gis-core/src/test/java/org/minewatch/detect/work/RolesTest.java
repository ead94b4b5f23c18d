package org.minewatch.detect.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.region.CardHolder;
import org.minewatch.region.SourceLine;

class RolesTest {

  private static Roles roles(String job, String team, boolean leader) {
    return new Roles(
        List.of(
            new CardHolder(
                "530399990101",
                "C1",
                "P1",
                job,
                team,
                leader,
                Optional.empty(),
                Optional.empty(),
                new SourceLine("persons.csv", 2))));
  }

  @ParameterizedTest
  @CsvSource({
    "掘进工,掘进一队,false,CREW",
    "班长,掘进一队,false,CREW",
    "普工,综采队,false,CREW",
    "爆破工,'',false,CREW",
    "瓦斯检查工,掘进一队,false,PASSER",
    "测量工,地测科,false,PASSER",
    "采煤工,采煤队,true,PASSER",
    "带班矿领导,矿领导,false,PASSER",
    "'',安监科,false,PASSER",
    "巷修工,巷修队,false,POST",
    "水泵工,机电队,false,POST",
    "皮带司机,运输队,false,POST",
    "'','',false,UNKNOWN",
    "'','',true,PASSER"
  })
  void aRoleFollowsFromJobAndTeam(String job, String team, boolean leader, Roles.Role expected) {
    assertThat(roles(job, team, leader).of("C1")).isEqualTo(expected);
  }

  @Test
  void nothingIsKnownOfACardThatNobodyRegistered() {
    assertThat(roles("掘进工", "掘进一队", false).of("C2")).isEqualTo(Roles.Role.UNKNOWN);
    assertThat(roles("掘进工", "掘进一队", false).any()).isTrue();
    assertThat(roles("", "", false).any()).isFalse();
    assertThat(new Roles(List.of()).team("C1")).isEmpty();
  }
}
