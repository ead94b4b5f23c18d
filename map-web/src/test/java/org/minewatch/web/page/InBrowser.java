package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A fresh page for each test. Afterwards nothing may stand in the console and nobody but the server
 * may have been asked.
 */
abstract class InBrowser {

  @RegisterExtension static final Shared SHARED = new Shared();

  /** The one night that all tests of the page look at; JUnit closes it after the last of them. */
  static final class Shared implements BeforeAllCallback, TestExecutionExceptionHandler {
    private ServedNight night;

    com.microsoft.playwright.Browser chromium() {
      return night.chromium();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
      night =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .computeIfAbsent(ServedNight.class, key -> ServedNight.start(), ServedNight.class);
    }

    /** What failed is told with what could be seen then: a log is often all there is. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failed) {
      InBrowser test = (InBrowser) context.getRequiredTestInstance();
      throw new AssertionError(failed.getMessage() + "\nseen then: " + test.seen(), failed);
    }
  }

  protected BrowserContext context;
  protected Page page;

  /** What the console said; a test that provokes an error takes it out. */
  protected final List<String> troubles = new ArrayList<>();

  private final List<String> strangers = new ArrayList<>();

  @BeforeEach
  void openAPage() {
    context = SHARED.chromium().newContext(new NewContextOptions().setViewportSize(1280, 800));
    context.setDefaultTimeout(20_000);
    page = context.newPage();
    page.onPageError(troubles::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(home()) && !request.url().startsWith("data:")) {
            strangers.add(request.url());
          }
        });
  }

  @AfterEach
  void nothingWentWrong() {
    context.close();
    assertThat(troubles).as("errors in the console").isEmpty();
    assertThat(strangers).as("requests to anybody else").isEmpty();
  }

  private String seen() {
    try {
      String drawer = page.locator("#drawer").isVisible() ? drawer().innerText() : "no drawer";
      return page.url() + "\n" + (drawer + "\n" + page.innerText("body")).replaceAll("\\s+", " ");
    } catch (PlaywrightException gone) {
      return gone.getMessage();
    }
  }

  /** Forgets what the browser says of requests that were under way for an account that was left. */
  void forgetRefusals() {
    troubles.removeIf(trouble -> trouble.contains("401") || trouble.contains("403"));
  }

  /** The server whose pages are looked at. */
  protected String home() {
    return address("");
  }

  static String address(String query) {
    return SHARED.night.address(query);
  }

  /** The result folder of the night that all look at. */
  static Path night() {
    return SHARED.night.night();
  }

  static Path region() {
    return SHARED.night.region();
  }

  /**
   * Somebody of the demo sits down. The page is left first: what it is asking for would be refused,
   * and it would sign in the demo's own account again.
   */
  void as(String login) {
    page.navigate("about:blank");
    signIn(page, login);
  }

  /** Signs in somebody of the demo behind a page that stays as it is. */
  void signIn(Page at, String login) {
    at.request()
        .post(
            home() + "api/session",
            RequestOptions.create()
                .setHeader("X-Minewatch", "page")
                .setHeader("Content-Type", "application/json")
                .setData("{\"demo\":\"" + login + "\"}"));
  }

  Locator items() {
    return page.locator("#list ul a.item[data-key^='finding-']");
  }

  Locator item(String words) {
    return items().filter(new Locator.FilterOptions().setHasText(words)).first();
  }

  Locator drawer() {
    return page.locator("#drawer");
  }
}
