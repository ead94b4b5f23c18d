package org.minewatch.web.setting;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses to start with a setting of ours that there is not: who misspells the name of a bound
 * believes that there is one. Environment variables and system properties, which others may have
 * set on the machine, are only warned of.
 */
public final class SettingNames
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Logger LOG = LoggerFactory.getLogger(SettingNames.class);
  private static final Pattern OURS = Pattern.compile("(?i)minewatch[._].*");
  private static final String STRUCTURED = "logging.structured.format.console";
  private static final List<String> FORMATS = List.of("ecs", "logstash", "gelf");

  private final KnownSettings known = KnownSettings.read();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  /**
   * @throws WrongSettingException naming the first that there is not
   */
  void check(ConfigurableEnvironment environment) {
    for (PropertySource<?> source : environment.getPropertySources()) {
      // The first of them stands for all the others together.
      if (source instanceof EnumerablePropertySource<?> names
          && !source.getName().equals("configurationProperties")) {
        check(names);
      }
    }
    String format = environment.getProperty(STRUCTURED);
    if (format != null && !FORMATS.contains(format)) {
      throw new WrongSettingException(
          STRUCTURED
              + " is \""
              + format
              + "\"; it must be ecs, logstash or gelf, or not be there for lines to read");
    }
  }

  private void check(EnumerablePropertySource<?> source) {
    boolean variables =
        source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    boolean machine =
        variables
            || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    for (String name : new TreeSet<>(List.of(source.getPropertyNames()))) {
      if (!OURS.matcher(name).matches()
          || known.has(name)
          || (variables && known.hasVariable(name))) {
        continue;
      }
      String said = name + where(source, name) + " is no setting" + meant(name);
      if (!machine) {
        throw new WrongSettingException(said);
      }
      LOG.warn("{}; it changes nothing", said);
    }
  }

  private String meant(String name) {
    Optional<String> nearest = known.nearest(name);
    return nearest.map(n -> "; " + n + " may be meant").orElse("");
  }

  private static String where(EnumerablePropertySource<?> source, String name) {
    Origin origin = OriginLookup.getOrigin(source, name);
    return origin == null ? "" : " (" + origin + ")";
  }
}
