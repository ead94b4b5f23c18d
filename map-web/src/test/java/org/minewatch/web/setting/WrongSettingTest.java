package org.minewatch.web.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Each number among the settings has its bounds, and says so with its name and what it is. */
class WrongSettingTest {
  @TempDir Path folder;

  static Stream<Arguments> numbersAndFlags() throws Exception {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    List<Arguments> all = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("org.minewatch.web")) {
      Class<?> type = Class.forName(found.getBeanClassName());
      String prefix = type.getAnnotation(ConfigurationProperties.class).value();
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getType().isPrimitive()) {
          String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
          all.add(Arguments.of(type, prefix, name, component.getType()));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{1}.{2}")
  @MethodSource("numbersAndFlags")
  void itsNameItsValueAndWhatWouldBeRightAreSaid(
      Class<?> settings, String prefix, String name, Class<?> type) {
    String full = prefix + "." + name;
    boolean flag = type == boolean.class;
    assertThat(said(settings, prefix, full, "many"))
        .isEqualTo(
            full + " is \"many\"; it must be " + (flag ? "true or false" : "a whole number"));
    if (!flag) {
      assertThat(said(settings, prefix, full, "-7"))
          .contains(full, "-7")
          .contains("it must be", "to");
    }
  }

  private static String said(Class<?> settings, String prefix, String name, String value) {
    Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
    try {
      binder.bindOrCreate(prefix, Bindable.of(settings));
    } catch (BindException e) {
      return WrongSettingException.find(e).orElseThrow().getMessage();
    }
    throw new AssertionError(name + " takes " + value);
  }

  @Test
  void aSecretIsOneLineOfAFile() throws Exception {
    Path file = folder.resolve("secret");
    assertThatThrownBy(() -> new SecretFile("x.y-file", file.toString()))
        .hasMessage("x.y-file is \"" + file + "\"; it must be a file");
    Files.writeString(file, "\n");
    assertThatThrownBy(() -> new SecretFile("x.y-file", file.toString()))
        .hasMessageContaining("one line");
    Files.writeString(file, "a\nb\n");
    assertThatThrownBy(() -> new SecretFile("x.y-file", file.toString()))
        .hasMessageContaining("one line");
    Files.writeString(file, "x".repeat(5000));
    assertThatThrownBy(() -> new SecretFile("x.y-file", file.toString()))
        .hasMessageContaining("4096");
    Files.writeString(file, " hush \n");
    assertThat(new SecretFile("x.y-file", file.toString()).read()).isEqualTo("hush");
  }
}
