package org.minewatch.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.account.Role;
import org.minewatch.web.api.ServedApi.Answer;
import org.minewatch.web.store.StoreSettings;

/**
 * One morning of the whole server, for all tests that look at what it answered or what it left in
 * its store. The server has ended; its folder is there until the run of the tests ends.
 */
final class SharedMorning {
  private static SharedMorning done;

  private final Path folder;
  private final List<Answer> answers;

  private SharedMorning(Path folder, List<Answer> answers) {
    this.folder = folder;
    this.answers = answers;
  }

  static synchronized SharedMorning get() throws IOException {
    if (done == null) {
      Path folder = Files.createTempDirectory("minewatch-morning");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      try (ServedApi api = ServedApi.start(folder)) {
        Morning morning = new Morning(api, folder.resolve(SyntheticRegion.REGION));
        morning.all();
        everyRouteAsEveryRole(api, morning.places());
        done = new SharedMorning(folder, api.answers());
      }
    }
    return done;
  }

  private static void everyRouteAsEveryRole(ServedApi api, Map<String, String> places) {
    for (Role role : Role.values()) {
      var who = api.demo(role.wireName());
      for (Permissions.Route route : Permissions.read()) {
        if (!route.path().startsWith("/api/session")) {
          String path = route.path();
          for (Map.Entry<String, String> place : places.entrySet()) {
            path = path.replace("{" + place.getKey() + "}", place.getValue());
          }
          api.ask(who, route.method().name(), path.replaceAll("\\{\\w+}", "no-such"));
        }
      }
    }
  }

  /** Everything that was answered. */
  List<Answer> answers() {
    return answers;
  }

  Path folder() {
    return folder;
  }

  /** The store that it left. */
  StoreSettings store() {
    return new StoreSettings(ServedApi.storeUrl(folder), "minewatch", "", 2);
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
