package org.minewatch.web.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.minewatch.finding.NightResult;
import org.minewatch.web.system.ProductVersion;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells an address of the subscriber's that there is a report: figures and a link, signed with the
 * secret that both know.
 */
final class WebhookCourier implements Courier {
  static final String TIMESTAMP = "Minewatch-Timestamp";
  static final String SIGNATURE = "Minewatch-Signature";
  static final String ID = "Minewatch-Delivery";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DeliverySettings settings;
  private final WebhookSecrets secrets;
  private final OneRequest http;
  private final Clock clock;

  WebhookCourier(DeliverySettings settings, WebhookSecrets secrets, OneRequest http, Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public void bring(Parcel parcel, Handing handing) throws NotSentException, UnansweredException {
    URI address = URI.create(parcel.subscription().address());
    List<InetAddress> machines = machines(address);
    String body = JSON.writeValueAsString(body(parcel));
    String time = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "minewatch/" + ProductVersion.current());
    headers.put("Content-Type", "application/json");
    headers.put(ID, parcel.delivery().messageId());
    headers.put(TIMESTAMP, time);
    headers.put(
        SIGNATURE,
        "v1=" + WebhookSecrets.sign(secrets.of(parcel.subscription()), time + "." + body));
    int status = http.post(address, machines, headers, body, handing);
    if (status >= 300 && status < 400) {
      throw new NotSentException("it answered " + status + "; no redirect is followed");
    }
    if (status < 200 || status >= 300) {
      throw new NotSentException("it answered " + status);
    }
  }

  /**
   * The machines behind an address, looked up once: what was checked is what is asked.
   *
   * @throws NotSentException when it may not be asked
   */
  private List<InetAddress> machines(URI address) throws NotSentException {
    String name = hostName(address);
    if (!settings.webhookHosts().contains(name)) {
      throw new NotSentException(name + " is not among minewatch.delivery.webhook-hosts");
    }
    List<InetAddress> machines = new ArrayList<>();
    try {
      machines.addAll(List.of(InetAddress.getAllByName(name)));
    } catch (UnknownHostException e) {
      throw new NotSentException("nobody knows the name " + name, e);
    }
    boolean allPrivate = true;
    for (InetAddress machine : machines) {
      PublicAddress.Kind kind = PublicAddress.of(machine);
      allPrivate &= kind == PublicAddress.Kind.PRIVATE;
      if (kind == PublicAddress.Kind.NEVER
          || kind == PublicAddress.Kind.PRIVATE && !settings.webhookPrivate()) {
        throw new NotSentException(
            name + " leads to " + machine.getHostAddress() + ", which is no public address");
      }
    }
    if (!address.getScheme().equalsIgnoreCase("https") && !allPrivate) {
      throw new NotSentException(name + " is a public machine, which is asked by https alone");
    }
    return machines;
  }

  /** The name in an address as settings write it, without the brackets of a number. */
  static String hostName(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
  }

  private Map<String, Object> body(Parcel parcel) {
    NightResult night = parcel.copy().result();
    NightFigures figures = NightFigures.of(night);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", "night");
    body.put("id", parcel.delivery().messageId());
    body.put("region", night.region().name());
    body.put("night", parcel.delivery().night().toString());
    body.put("revised", parcel.revised());
    body.put("mines", figures.mines());
    body.put("open", figures.open());
    body.put("new", figures.opened());
    body.put("ended", figures.ended());
    body.put("cannotJudge", figures.cannotJudge());
    body.put("bySeverity", figures.bySeverity());
    body.put("rules", night.ruleSetVersion());
    body.put("reportSha256", parcel.copy().sha256());
    body.put("uncertain", parcel.uncertain().stream().map(Object::toString).toList());
    settings.page("reports.html").ifPresent(link -> body.put("link", link.toString()));
    return body;
  }
}
