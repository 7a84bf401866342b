package urbanbrain.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A page in a browser, used as a reader uses it: with mouse and keys. */
public final class Page implements AutoCloseable {

  private final Wire wire;
  private final String target;
  private final String session;

  private Page(Wire wire, String target, String session) {
    this.wire = wire;
    this.target = target;
    this.session = session;
  }

  static Page open(URI browser) {
    Wire wire = new Wire(browser);
    String context =
        wire.ask(null, "Target.createBrowserContext", Map.of()).path("browserContextId").asText();
    String target =
        wire.ask(
                null,
                "Target.createTarget",
                Map.of("url", "about:blank", "browserContextId", context))
            .path("targetId")
            .asText();
    String session =
        wire.ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    Page page = new Page(wire, target, session);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.ask(domain + ".enable", Map.of());
    }
    return page;
  }

  /** A command of the protocol. */
  public JsonNode ask(String method, Map<String, ?> parameters) {
    return wire.ask(session, method, parameters);
  }

  /** Sets how large the page is. */
  public Page size(int width, int height) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    return this;
  }

  /** Says what the reader's system prefers. */
  public Page prefers(String feature, String value) {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
    return this;
  }

  /** Says which language the reader's browser speaks. */
  public Page speaks(String language) {
    String agent = wire.ask(null, "Browser.getVersion", Map.of()).path("userAgent").asText();
    ask("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    return this;
  }

  /** Opens a file, with what stands behind # in its address, and waits until it is ready. */
  public Page load(Path file, String fragment) {
    var loaded = wire.next("Page.loadEventFired");
    ask("Page.navigate", Map.of("url", file.toUri() + fragment));
    loaded.join();
    waitFor("document.documentElement.dataset.ready === 'true'");
    return this;
  }

  /** The value of an expression of the page. */
  public JsonNode value(String expression) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** The text of the first element of a selector. */
  public String text(String selector) {
    return value("document.querySelector(%s).innerText".formatted(quoted(selector))).asText();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** Waits, frame by frame, until an expression is true. */
  public void waitFor(String condition) {
    String until =
        """
        new Promise((done) => {
          const end = performance.now() + 30000;
          const look = () => ((%s) || performance.now() > end ? done(%s) : setTimeout(look, 5));
          look();
        })
        """
            .formatted(condition, condition);
    if (!value(until).asBoolean()) {
      throw new AssertionError("never: " + condition + "; the page says " + said());
    }
  }

  /** Clicks the middle of the first element of a selector. */
  public void click(String selector) {
    JsonNode at =
        value(
            """
            (() => {
              const element = document.querySelector(%s);
              element.scrollIntoView({ block: 'center' });
              const box = element.getBoundingClientRect();
              return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            })()
            """
                .formatted(quoted(selector)));
    click(at.path("x").asDouble(), at.path("y").asDouble());
  }

  /** Clicks a point of what is seen. */
  public void click(double x, double y) {
    mouse("mouseMoved", x, y);
    mouse("mousePressed", x, y);
    mouse("mouseReleased", x, y);
  }

  /** Drags the mouse from one point to another. */
  public void drag(double fromX, double y, double toX) {
    mouse("mouseMoved", fromX, y);
    mouse("mousePressed", fromX, y);
    mouse("mouseMoved", (fromX + toX) / 2, y);
    mouse("mouseMoved", toX, y);
    mouse("mouseReleased", toX, y);
  }

  private void mouse(String type, double x, double y) {
    boolean isDown = !type.equals("mouseMoved");
    ask(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "button",
            "left",
            "buttons",
            1,
            "clickCount",
            isDown ? 1 : 0));
  }

  /** Presses a key, such as {@code Enter} or {@code ArrowDown}. */
  public void press(String key) {
    Map<String, Integer> codes =
        Map.of(
            "Enter",
            13,
            "Escape",
            27,
            "Tab",
            9,
            "ArrowDown",
            40,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "End",
            35);
    int code = codes.getOrDefault(key, 0);
    String text = key.equals("Enter") ? "\r" : "";
    Map<String, ?> event =
        Map.of(
            "type",
            "keyDown",
            "key",
            key,
            "code",
            key,
            "windowsVirtualKeyCode",
            code,
            "text",
            text);
    ask("Input.dispatchKeyEvent", event);
    ask(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
  }

  /** Types a text where the focus is. */
  public void type(String text) {
    ask("Input.insertText", Map.of("text", text));
  }

  /** What the page complained of: errors, and what its policy refused. */
  public List<String> said() {
    List<JsonNode> all = new java.util.ArrayList<>(wire.events("Runtime.exceptionThrown"));
    all.addAll(wire.events("Log.entryAdded"));
    all.addAll(wire.events("Runtime.consoleAPICalled"));
    return all.stream().map(event -> event.path("params").toString()).toList();
  }

  /** The addresses that it asked for. */
  public List<String> requests() {
    return wire.events("Network.requestWillBeSent").stream()
        .map(event -> event.path("params").path("request").path("url").asText())
        .toList();
  }

  /** Takes a picture of the whole page. */
  public void picture(Path file) throws IOException {
    JsonNode shot = ask("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
  }

  /** The page as it would be printed. */
  public byte[] pdf() {
    JsonNode pdf = ask("Page.printToPDF", Map.of("printBackground", false));
    return Base64.getDecoder().decode(pdf.path("data").asText());
  }

  @Override
  public void close() {
    wire.ask(null, "Target.closeTarget", Map.of("targetId", target));
    wire.close();
  }
}
