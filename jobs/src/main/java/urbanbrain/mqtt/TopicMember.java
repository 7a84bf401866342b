package urbanbrain.mqtt;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/** Puts the topic by which a message came into the JSON object that it is. */
public final class TopicMember {

  private TopicMember() {}

  /**
   * The same with one member more, the first: a member of its own of that name comes later, and
   * counts. What does not begin as an object stays as it is.
   */
  public static byte[] in(byte[] json, String member, String topic) {
    int open = skipSpace(json, 0);
    if (open == json.length || json[open] != '{') {
      return json;
    }
    int next = skipSpace(json, open + 1);
    boolean isAlone = next < json.length && json[next] == '}';
    String text = "{\"%s\":\"%s\"%s".formatted(quoted(member), quoted(topic), isAlone ? "" : ",");
    byte[] first = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + json.length - open - 1];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(json, open + 1, all, first.length, json.length - open - 1);
    return all;
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static int skipSpace(byte[] json, int from) {
    int at = from;
    while (at < json.length && (json[at] == ' ' || (json[at] >= '\t' && json[at] <= '\r'))) {
      at++;
    }
    return at;
  }
}
