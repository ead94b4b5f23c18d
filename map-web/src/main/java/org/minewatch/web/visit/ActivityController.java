package org.minewatch.web.visit;

import java.util.List;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.system.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether places went quiet after somebody learned that they were to be looked at. */
@RestController
@RequestMapping("/api/activity")
final class ActivityController {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ActivityDesk desk;

  ActivityController(ActivityDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  ResponseEntity<ActivityDesk.Account> list(Actor actor) {
    return VisitController.fresh(desk.list(actor));
  }

  @GetMapping("/{finding}")
  ResponseEntity<List<ActivityDesk.Item>> of(@PathVariable String finding, Actor actor) {
    if (!ID.matcher(finding).matches()) {
      throw Problems.notFound("没有这项线索", "there is no such finding");
    }
    return VisitController.fresh(desk.of(finding, actor));
  }
}
