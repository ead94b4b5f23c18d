package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.account.FirstAccount;
import org.minewatch.web.setting.WrongSettingException;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.NightImport;
import org.minewatch.web.store.OtherRegionException;
import org.minewatch.web.system.MapServer;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;

/** A server with the nights of a result folder, until somebody ends it. */
final class MapSession {
  private MapSession() {}

  /**
   * Starts the server, takes in the nights, says where the map is and waits.
   *
   * @param settings properties that win over files and environment
   */
  static int serve(CommandLine command, Map<String, Object> settings, Optional<Path> result)
      throws Exception {
    List<Path> nights = result.isPresent() ? nightsOf(result.get()) : List.of();
    if (!nights.isEmpty()) {
      // Evidence of a night is packed from its folder and that of the night before.
      settings.putIfAbsent(
          "minewatch.evidence.results", nights.get(0).toAbsolutePath().normalize().getParent());
    }
    try (MapServer server = start(settings)) {
      importNights(server.nightImport(), nights, command.getErr());
      command.getOut().println("http://localhost:" + server.port() + "/");
      server
          .get(FirstAccount.class)
          .password()
          .ifPresent(
              password ->
                  command
                      .getOut()
                      .println(
                          "first sign-in: "
                              + FirstAccount.LOGIN
                              + " "
                              + password
                              + " (told once; it is to be changed)"));
      server
          .get(FirstAccount.class)
          .file()
          .ifPresent(
              file ->
                  command
                      .getOut()
                      .println(
                          "first sign-in: "
                              + FirstAccount.LOGIN
                              + " with the password in "
                              + file
                              + " (it is to be changed)"));
      if (System.console() != null) {
        command.getErr().println("The map is there until Ctrl-C.");
      }
      server.await();
    }
    return ExitStatus.COMPLETED;
  }

  /** Whether a folder has results of any night yet. */
  static boolean hasNights(Path result) {
    try {
      return !NightFolder.listNights(result).isEmpty();
    } catch (IOException e) {
      return true; // Reading it says what is wrong.
    }
  }

  private static List<Path> nightsOf(Path result) throws Exception {
    List<Path> nights = NightFolder.listNights(result);
    if (nights.isEmpty()) {
      throw new UsageException(
          result
              + " is no result folder: neither it nor a folder yyyy-MM-dd in it has a summary.json");
    }
    return nights;
  }

  private static MapServer start(Map<String, Object> settings) throws UsageException, IOException {
    try {
      return MapServer.start(settings);
    } catch (RuntimeException e) {
      Optional<WrongSettingException> wrongSetting = WrongSettingException.find(e);
      if (wrongSetting.isPresent()) {
        throw new UsageException(wrongSetting.get().getMessage(), e);
      }
      if (Causes.find(e, PortInUseException.class).isPresent()
          || Causes.find(e, java.net.BindException.class).isPresent()) {
        throw new UsageException(
            "the server cannot listen there: "
                + Causes.reason(e)
                + "; --port 0 takes any free port, server.address names the address",
            e);
      }
      throw new IOException("the server did not start: " + Causes.reason(e), e);
    }
  }

  private static void importNights(NightImport nightImport, List<Path> nights, PrintWriter err)
      throws Exception {
    try (ConsoleProgress progress = ConsoleProgress.onTerminal(err)) {
      for (int i = 0; i < nights.size(); i++) {
        progress.step("taking in " + nights.get(i).getFileName(), i, nights.size());
        nightImport.importNight(NightFolder.read(nights.get(i)));
      }
    } catch (OtherRegionException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
