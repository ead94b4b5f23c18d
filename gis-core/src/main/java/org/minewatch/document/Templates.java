package org.minewatch.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template of each document: the bureau's own where its folder has one, else ours. */
public final class Templates {
  private final Map<DocumentKind, Template> all;

  private Templates(Map<DocumentKind, Template> all) {
    this.all = all;
  }

  /**
   * Reads all of them.
   *
   * @param own the bureau's folder; a document that it has no file for keeps ours
   * @throws UnusableTemplateException naming the file, the place and what is wrong
   */
  public static Templates read(Optional<Path> own, Vocabulary vocabulary) throws IOException {
    Map<DocumentKind, Template> all = new EnumMap<>(DocumentKind.class);
    for (DocumentKind kind : DocumentKind.values()) {
      Optional<Path> file = own.map(f -> f.resolve(kind.fileName())).filter(Files::exists);
      if (file.isEmpty()) {
        all.put(kind, Template.read(shipped(kind)));
        continue;
      }
      List<String> wrong = check(file.get(), vocabulary);
      if (!wrong.isEmpty()) {
        throw new UnusableTemplateException("模板有误：" + wrong.get(0), wrong.get(0));
      }
      all.put(kind, Template.read(bytes(file.get())));
    }
    return new Templates(all);
  }

  /** What is wrong with the templates of a folder, a line each; empty when all can be used. */
  public static List<String> checkFolder(Path folder, Vocabulary vocabulary) throws IOException {
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (DocumentKind kind : DocumentKind.values()) {
      Path file = folder.resolve(kind.fileName());
      if (Files.exists(file)) {
        found++;
        wrong.addAll(check(file, vocabulary));
      }
    }
    if (found == 0) {
      wrong.add(folder + ": no template here; names are such as site-record.docx · 没有模板");
    }
    return wrong;
  }

  private static List<String> check(Path file, Vocabulary vocabulary) throws IOException {
    try {
      return Template.read(bytes(file)).problems(vocabulary).stream()
          .map(p -> file + ": " + p)
          .toList();
    } catch (UnusableTemplateException e) {
      return List.of(file + ": " + e.getMessage());
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnusableTemplateException("不是普通文件", "no plain file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(DocxPackage.MOST_BYTES + 1);
    }
  }

  /** The template that ships with the program, to be edited. */
  public static byte[] shipped(DocumentKind kind) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(kind.fileName())) {
      return in.readAllBytes();
    }
  }

  public Template of(DocumentKind kind) {
    return all.get(kind);
  }
}
