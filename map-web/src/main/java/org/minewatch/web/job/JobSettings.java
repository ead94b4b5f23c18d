package org.minewatch.web.job;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * The nightly job; there is one when region and results are given.
 *
 * @param region the region folder
 * @param results folder of results, a folder a night
 * @param cron when, in the region's time zone, as Spring writes it: second, minute, hour, day,
 *     month, weekday; {@code -} for never by itself
 * @param rules a rule table instead of the one in the program
 * @param threads mines at a time; 0 for one a processor
 * @param lateDays nights back for which positions that come late are taken in
 * @param mostNights nights that are made up for at most when the job has not run for long
 * @param leaseSeconds how long a server that has died keeps the others from the job
 * @param pollSeconds how often it looks for something to do
 */
@ConfigurationProperties("minewatch.job")
public record JobSettings(
    @DefaultValue("") String region,
    @DefaultValue("") String results,
    @DefaultValue("0 30 1 * * *") String cron,
    @DefaultValue("") String rules,
    @DefaultValue("0") int threads,
    @DefaultValue("14") int lateDays,
    @DefaultValue("31") int mostNights,
    @DefaultValue("60") int leaseSeconds,
    @DefaultValue("5") int pollSeconds) {

  private static final String NEVER = "-";

  public JobSettings {
    if (region.isBlank() != results.isBlank()) {
      throw new IllegalArgumentException(
          "minewatch.job.region and minewatch.job.results belong together; one of them is empty");
    }
    if (!cron.equals(NEVER)) {
      try {
        CronExpression.parse(cron);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "minewatch.job.cron is \""
                + cron
                + "\"; it must be second, minute, hour, day, month and weekday, or - for never: "
                + e.getMessage(),
            e);
      }
    }
    require("threads", threads, 0, 1024);
    require("late-days", lateDays, 0, 366);
    require("most-nights", mostNights, 1, 366);
    require("lease-seconds", leaseSeconds, 3, 3600);
    require("poll-seconds", pollSeconds, 1, 3600);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "minewatch.job." + name + " is " + value + "; it must be " + least + " to " + most);
    }
  }

  /** Whether there is a job. */
  public boolean isEnabled() {
    return !region.isBlank();
  }

  public Path regionFolder() {
    return Path.of(region.strip()).toAbsolutePath().normalize();
  }

  public Path resultFolder() {
    return Path.of(results.strip()).toAbsolutePath().normalize();
  }

  Optional<Path> ruleFolder() {
    return Optional.of(rules.strip()).filter(r -> !r.isEmpty()).map(Path::of);
  }

  /** When it runs by itself; empty for never. */
  Optional<CronExpression> times() {
    return cron.equals(NEVER) ? Optional.empty() : Optional.of(CronExpression.parse(cron));
  }

  int threadsOrAll() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
