package org.minewatch.detect;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.region.Certificate;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.Licence;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.track.FixColumns;
import org.minewatch.wording.Text;

/**
 * {@code licence.lapsed}: work while the mining licence or another certificate has expired, or
 * while the mine is suspended or closed. The three are told apart: they lapse separately and by
 * different clauses.
 */
final class LicenceLapsed implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.LICENCE_LAPSED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "persons.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    for (String table : new String[] {"licences.csv", "mine_status.csv", "certificates.csv"}) {
      if (night.isUnreadable(table)) {
        return Unjudged.unreadable(this, night, table);
      }
    }
    List<Observation> seen = new ArrayList<>();
    Activity activity = Activity.of(night);
    miningLicence(night, activity).ifPresent(seen::add);
    seen.addAll(certificates(night, activity));
    Optional<MineStatusPeriod> status = night.status();
    status.ifPresent(s -> seen.addAll(stopped(night, s)));

    if (night.records().licences().isEmpty()) {
      return partial(
          night,
          seen,
          "no-licence",
          new Text("没有登记采矿许可证", "no mining licence is on record"),
          "licences");
    }
    if (status.isEmpty()) {
      return partial(
          night,
          seen,
          "no-status",
          new Text(
              "没有矿井状态记录，是否停产、关闭无从判断",
              "the mine's status is not on record, so whether it is suspended or closed is not known"),
          "mine_status");
    }
    if (isStopped(status.get().status())) {
      Positions positions = night.positions();
      if (positions.coverage() != Positions.Coverage.ALL) {
        return partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
      }
    }
    return judged(night, seen);
  }

  private static boolean isStopped(MineStatusPeriod.Status status) {
    return switch (status) {
      case SUSPENDED, LONG_STOPPED, CLOSED, WITHDRAWING -> true;
      case PRODUCING, BUILDING, TECHNICAL_UPGRADE, TRIAL_RUN -> false;
    };
  }

  /** What shows that people are at work at all. */
  private record Activity(int cards, Optional<FaceProgress> progress) {

    static Activity of(MineNight night) {
      int cards = night.fixes().map(FixColumns::cards).map(List::size).orElse(0);
      Optional<FaceProgress> progress =
          night.faceWorks().stream()
              .filter(w -> w.advanceOn(night.night()) > 0)
              .flatMap(w -> w.last().stream())
              .findFirst();
      return new Activity(cards, progress);
    }

    boolean any() {
      return cards > 0 || progress.isPresent();
    }

    void addTo(Observation.Builder o) {
      o.measure("persons", cards);
      progress.ifPresent(p -> Evidences.progress(o, p));
    }

    String zh() {
      return cards > 0 ? "，当夜仍有 %d 人在井下".formatted(cards) : any() ? "，当夜仍上报进尺" : "，当夜未见作业";
    }

    String en() {
      if (cards > 0) {
        return "; %d people were underground in this night".formatted(cards);
      }
      return any() ? "; advance was reported for this night" : "; no work was seen in this night";
    }
  }

  private Optional<Observation> miningLicence(MineNight night, Activity activity) {
    LocalDate today = night.night();
    List<Licence> begun =
        night.records().licences().stream()
            .filter(l -> l.validFrom().map(f -> !f.isAfter(today)).orElse(true))
            .toList();
    if (begun.isEmpty() || begun.stream().anyMatch(l -> l.validTo().isEmpty())) {
      return Optional.empty();
    }
    Licence last =
        begun.stream()
            .max(
                Comparator.comparing((Licence l) -> l.validTo().orElseThrow())
                    .thenComparing(Licence::licenceNo))
            .orElseThrow();
    LocalDate validTo = last.validTo().orElseThrow();
    boolean expired = validTo.isBefore(today);
    long days = ChronoUnit.DAYS.between(today, validTo);
    if (!expired && days > night.parameter("licence.lapsed", "warning_days")) {
      return Optional.empty();
    }
    Observation.Builder o =
        Observation.of(code(), expired ? "mining-licence" : "expiring", Observation.Source.RECORD)
            .anchor((expired ? "licence:" : "expiring:") + last.licenceNo())
            .certainty(Certainty.CERTAIN_ON_DATA)
            .evidence(
                "licence",
                "licence_no",
                last.licenceNo(),
                "valid_to",
                validTo.toString(),
                "source",
                Evidences.source(last.source()));
    if (expired) {
      o.seen(night.startOf(validTo.plusDays(1)), night.startOf(today))
          .title(
              "采矿许可证 %s 已于 %s 到期%s".formatted(last.licenceNo(), validTo, activity.zh()),
              "Mining licence %s expired on %s%s"
                  .formatted(last.licenceNo(), validTo, activity.en()))
          .measure("days_expired", -days);
      activity.addTo(o);
      if (!activity.any()) {
        o.mostSevere(Severity.NOTICE);
      }
    } else {
      long warning = (long) night.parameter("licence.lapsed", "warning_days");
      o.seen(night.startOf(validTo.minusDays(warning)), night.startOf(today))
          .title(
              "采矿许可证 %s 将于 %s 到期，还有 %d 天".formatted(last.licenceNo(), validTo, days),
              "Mining licence %s expires on %s, in %d days"
                  .formatted(last.licenceNo(), validTo, days))
          .measure("eta_days", days);
    }
    return Optional.of(
        o.benign(
                "延续登记已办结而数据未更新：请核对登记机关",
                "a renewal that is registered and not in the data yet: ask the registering authority")
            .build());
  }

  private List<Observation> certificates(MineNight night, Activity activity) {
    LocalDate today = night.night();
    TreeMap<String, Certificate> latest = new TreeMap<>();
    night.records().certificates().stream()
        .filter(c -> !c.validFrom().isAfter(today))
        .forEach(
            c -> latest.merge(c.kind(), c, (a, b) -> b.validTo().isAfter(a.validTo()) ? b : a));
    List<Observation> seen = new ArrayList<>();
    for (Certificate c : latest.values()) {
      long days = ChronoUnit.DAYS.between(today, c.validTo());
      if (days > night.parameter("licence.lapsed", "warning_days")) {
        continue;
      }
      boolean expired = days < 0;
      Observation.Builder o =
          Observation.of(code(), expired ? "certificate" : "expiring", Observation.Source.RECORD)
              .anchor((expired ? "certificate:" : "expiring:") + c.kind())
              .certainty(Certainty.CERTAIN_ON_DATA)
              .evidence(
                  "certificate",
                  "certificate_kind",
                  c.kind(),
                  "certificate_no",
                  c.certificateNo(),
                  "valid_to",
                  c.validTo().toString(),
                  "renewal_pending",
                  c.renewalPending(),
                  "source",
                  Evidences.source(c.source()));
      String pendingZh = c.renewalPending() ? "（延续申请办理中）" : "";
      String pendingEn = c.renewalPending() ? " (a renewal is pending)" : "";
      if (expired) {
        o.seen(night.startOf(c.validTo().plusDays(1)), night.startOf(today))
            .title(
                "证照“%s”%s 已于 %s 到期%s%s"
                    .formatted(c.kind(), c.certificateNo(), c.validTo(), pendingZh, activity.zh()),
                "Certificate \"%s\" %s expired on %s%s%s"
                    .formatted(c.kind(), c.certificateNo(), c.validTo(), pendingEn, activity.en()))
            .measure("days_expired", -days);
        activity.addTo(o);
        if (!activity.any()) {
          o.mostSevere(Severity.NOTICE);
        } else if (c.renewalPending()) {
          o.mostSevere(Severity.WARNING);
        }
      } else {
        o.seen(
                night.startOf(
                    c.validTo()
                        .minusDays((long) night.parameter("licence.lapsed", "warning_days"))),
                night.startOf(today))
            .title(
                "证照“%s”%s 将于 %s 到期，还有 %d 天%s"
                    .formatted(c.kind(), c.certificateNo(), c.validTo(), days, pendingZh),
                "Certificate \"%s\" %s expires on %s, in %d days%s"
                    .formatted(c.kind(), c.certificateNo(), c.validTo(), days, pendingEn))
            .measure("eta_days", days);
      }
      seen.add(
          o.benign(
                  c.renewalPending() ? "延续申请在办，已注明" : "没有在办的延续申请",
                  c.renewalPending() ? "a renewal is pending and shown" : "no renewal is pending")
              .build());
    }
    return seen;
  }

  private List<Observation> stopped(MineNight night, MineStatusPeriod status) {
    if (!isStopped(status.status())) {
      return List.of();
    }
    List<Observation> seen = new ArrayList<>();
    for (StoppedWork.Sign sign :
        StoppedWork.signs(
            night,
            new StoppedWork.Stop(night.startOf(status.from()), night.end()),
            status.headcountCeiling(),
            Optional.empty())) {
      Observation.Builder o =
          Observation.of(code(), "mine-status", sign.source())
              .anchor("status:" + status.from() + ":" + sign.name())
              .certainty(sign.certainty())
              .seen(night.at(sign.firstMillis()), night.at(sign.lastMillis()))
              .title(
                  "矿井自 %s 起%s，%s".formatted(status.from(), nameZh(status.status()), sign.zh()),
                  "The mine is %s since %s; %s"
                      .formatted(nameEn(status.status()), status.from(), sign.en()))
              .evidence(
                  "status",
                  "status",
                  nameEn(status.status()),
                  "from",
                  status.from().toString(),
                  "order_no",
                  status.orderNo(),
                  "source",
                  Evidences.source(status.source()))
              .benign(
                  "留守、排水、通风人员：未超过批准的留守人数、未在工作面长时间停留的不计",
                  "maintenance, drainage and ventilation crews: not counted below the ceiling and away from faces")
              .benign(
                  "已批准复工而状态未更新：请核对复工批复",
                  "an approved restart that is not in the data yet: ask for the approval");
      sign.measures().forEach(o::measure);
      sign.place().ifPresent(o::geometry);
      sign.progress().ifPresent(p -> Evidences.progress(o, p));
      seen.add(o.build());
    }
    return seen;
  }

  private static String nameZh(MineStatusPeriod.Status status) {
    return switch (status) {
      case SUSPENDED -> "停产整顿";
      case LONG_STOPPED -> "长期停产";
      case CLOSED -> "关闭";
      case WITHDRAWING -> "处于回撤期";
      case PRODUCING -> "生产";
      case BUILDING -> "建设";
      case TECHNICAL_UPGRADE -> "技术改造";
      case TRIAL_RUN -> "联合试运转";
    };
  }

  private static String nameEn(MineStatusPeriod.Status status) {
    return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
