package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.minewatch.document.DocumentKind;
import org.minewatch.document.Templates;
import org.minewatch.web.document.DocumentNames;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code documents}: for who edits the templates of documents. */
@Command(
    name = "documents",
    description = {
      "For who edits the templates of enforcement documents: writes those that ship with the program,",
      "checks edited ones, lists what may stand in them."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, or nothing is wrong",
      "1:failed",
      "2:wrong usage",
      "3:a template cannot be used; the lines say where and why"
    })
final class DocumentsCommand implements Callable<Integer> {
  private static final int CANNOT_BE_USED = 3;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Wish wish;

  /** One of the three. */
  private static final class Wish {
    @Option(
        names = "--out",
        paramLabel = "FOLDER",
        description = "Writes the templates there; no file is written over.")
    private Path out;

    @Option(
        names = "--check",
        paramLabel = "FOLDER",
        description = "Says of each template there what is wrong and where.")
    private Path check;

    @Option(names = "--names", description = "Lists what may stand in a template.")
    private boolean names;
  }

  @Override
  public Integer call() throws IOException, UsageException {
    PrintWriter to = spec.commandLine().getOut();
    if (wish.out != null) {
      return write(to);
    }
    return wish.check != null ? check(to) : names(to);
  }

  private int write(PrintWriter to) throws IOException, UsageException {
    Files.createDirectories(wish.out);
    for (DocumentKind kind : DocumentKind.values()) {
      Path file = wish.out.resolve(kind.fileName());
      if (Files.exists(file)) {
        throw new UsageException(file + " is there already; nothing is written over");
      }
    }
    for (DocumentKind kind : DocumentKind.values()) {
      Path file = wish.out.resolve(kind.fileName());
      Files.write(file, Templates.shipped(kind));
      to.println(file + "  " + kind.title().zh() + " · " + kind.title().en());
    }
    return ExitStatus.COMPLETED;
  }

  private int check(PrintWriter to) throws IOException, UsageException {
    if (!Files.isDirectory(wish.check)) {
      throw new UsageException("--check " + wish.check + " is no folder");
    }
    List<String> wrong = Templates.checkFolder(wish.check, DocumentNames.VOCABULARY);
    wrong.forEach(to::println);
    if (wrong.isEmpty()) {
      to.println("all templates can be used · 模板均可使用");
    }
    return wrong.isEmpty() ? ExitStatus.COMPLETED : CANNOT_BE_USED;
  }

  private static int names(PrintWriter to) {
    DocumentNames.SINGLE.forEach(
        (name, words) -> to.println("{{" + name + "}}  " + words.zh() + " · " + words.en()));
    new TreeMap<>(DocumentNames.VOCABULARY.lists())
        .forEach(
            (list, members) ->
                new TreeSet<>(members).forEach(m -> to.println("{{" + list + "." + m + "}}")));
    return ExitStatus.COMPLETED;
  }
}
