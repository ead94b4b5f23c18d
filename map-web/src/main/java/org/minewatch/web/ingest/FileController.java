package org.minewatch.web.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of each file that was handed in. */
@RestController
@RequestMapping("/api/files")
final class FileController {
  private static final Set<String> STATES =
      Set.of(
          ReceivedFile.RECEIVED,
          ReceivedFile.ACCEPTED,
          ReceivedFile.PARTIAL,
          ReceivedFile.REJECTED,
          ReceivedFile.SUPERSEDED,
          ReceivedFile.DUPLICATE);

  private final IngestPlace place;
  private final Store store;
  private final MineRights rights;
  private final AuditLog audit;

  FileController(IngestPlace place, Store store, MineRights rights, AuditLog audit) {
    this.place = place;
    this.store = store;
    this.rights = rights;
    this.audit = audit;
  }

  /**
   * Files, and how taking them in stands.
   *
   * @param enabled whether this server takes in files
   * @param watch null for who does not see all mines
   */
  record Files(boolean enabled, ReceivedFiles.@Nullable Watch watch, Page<ReceivedFile> files) {}

  /** A file with what is wrong in it, the first 200. */
  record Detail(ReceivedFile file, List<ReceivedFile.Reason> reasons) {}

  @GetMapping
  ResponseEntity<Files> files(
      @RequestParam(required = false) @Nullable String mine,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Actor actor) {
    if (state != null && !STATES.contains(state)) {
      throw Problems.badRequest("state 不是文件状态", "state is no state of a file");
    }
    Visible visible = rights.of(actor);
    Page<ReceivedFile> found =
        store
            .receivedFiles()
            .list(new ReceivedFiles.Filter(mine, state, day), visible, Paging.request(page, size));
    boolean all =
        visible.everything() && actor.is(Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR);
    return fresh(
        new Files(
            place.isEnabled(),
            all ? store.receivedFiles().watch() : null,
            new Page<>(
                found.total(),
                found.page(),
                found.size(),
                found.items().stream().map(file -> shown(file, actor)).toList())));
  }

  @GetMapping("/{id}")
  ResponseEntity<Detail> file(@PathVariable String id, Actor actor) {
    ReceivedFile file = require(id, actor);
    return fresh(new Detail(shown(file, actor), store.receivedFiles().reasons(id)));
  }

  /** Has a file that was rejected judged again: its mine may be registered now. */
  @PostMapping("/{id}/again")
  ResponseEntity<Detail> again(@PathVariable String id, Actor actor) {
    require(id, actor);
    place.requireDesk();
    store
        .transactions()
        .in(
            () -> {
              if (!store.receivedFiles().again(id)) {
                throw Problems.conflict("只能重新检查被拒收的文件", "only a rejected file is judged again");
              }
              audit.append(actor, "file.again", id, Map.of());
              return true;
            });
    if (place.watch() != null) {
      place.watch().nudge();
    }
    return file(id, actor);
  }

  private ReceivedFile require(String id, Actor actor) {
    Visible visible = rights.of(actor);
    return store
        .receivedFiles()
        .find(id)
        .filter(f -> visible.sees(f.mineCode()))
        .orElseThrow(() -> Problems.notFound("没有该文件", "there is no such file"));
  }

  /** That a name came again with other content is what an inspector looks into, not the mine. */
  private static ReceivedFile shown(ReceivedFile file, Actor actor) {
    if (!actor.is(Role.MINE_USER) || !file.reasonCode().equals(FileReason.RESENT.code())) {
      return file;
    }
    return file.judged(
        file.state(),
        file.waitsFor(),
        file.kind(),
        file.profile(),
        file.day(),
        file.accepted(),
        file.rejected(),
        "",
        "",
        "",
        null,
        null,
        file.judgedAt());
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(body);
  }
}
