package org.minewatch.web.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.minewatch.web.setting.SettingNames;
import org.minewatch.web.store.NightImport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The running server; ends with the process or by {@link #close}. */
public final class MapServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final CountDownLatch closed = new CountDownLatch(1);

  private MapServer(ConfigurableApplicationContext context) {
    this.context = context;
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
  }

  /**
   * Starts the server and returns when it answers.
   *
   * @param settings properties that win over files and environment, such as {@code server.port}
   */
  public static MapServer start(Map<String, Object> settings) {
    String[] arguments =
        new LinkedHashMap<>(settings)
            .entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    return new MapServer(
        new SpringApplicationBuilder(MapApplication.class)
            .web(WebApplicationType.SERVLET)
            .logStartupInfo(false)
            .initializers(new SettingNames())
            .run(arguments));
  }

  /** The port it listens on, also when any free one was asked for. */
  public int port() {
    return ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  public NightImport nightImport() {
    return context.getBean(NightImport.class);
  }

  /** Something of the running application. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Waits until the server has been closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    context.close();
  }
}
