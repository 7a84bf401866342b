package urbanbrain.flow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import urbanbrain.event.Event;
import urbanbrain.flow.RouteKey;
import urbanbrain.flow.Routed;
import urbanbrain.rule.RuleSet;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.window.FeedPlan;
import urbanbrain.window.Hearing;

class KeyWindowsCodecTest {

  private static final KeyWindowsCodec CODEC = new KeyWindowsCodec();

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsWhatItWroteAndCopiesDeeply(long seed) throws IOException {
    Chance chance = new Chance(seed);
    RuleSet rules = chance.rules();
    List<Event> events = chance.events().stream().sorted(Event.ORDER).toList();
    SpacePlan<FeedPlan, Hearing> plan = new Detect(rules).plans(rules).values().iterator().next();
    KeyFeeds<FeedPlan, Hearing> state = new KeyFeeds<>(plan.signature(), plan.feeds().size());
    feed(state, plan, rules, events.subList(0, events.size() / 2));

    byte[] before = bytes(state);
    KeyFeeds<FeedPlan, Hearing> copy = CODEC.copy(state);
    KeyFeeds<FeedPlan, Hearing> read = CODEC.deserialize(new DataInputDeserializer(before));
    assertThat(bytes(copy)).isEqualTo(before);
    assertThat(bytes(read)).isEqualTo(before);

    List<Event> rest = events.subList(events.size() / 2, events.size());
    feed(copy, plan, rules, rest);
    assertThat(bytes(state)).as("after a change of the copy").isEqualTo(before);
    feed(read, plan, rules, rest);
    feed(state, plan, rules, rest);
    assertThat(bytes(copy)).isEqualTo(bytes(state)).isEqualTo(bytes(read));
  }

  @Test
  void refusesStateOfAnotherVersion() throws IOException {
    byte[] bytes = bytes(new KeyFeeds<>(1, 0));
    bytes[0]++;
    assertThatThrownBy(() -> CODEC.deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("state of version 7, known is 6");
  }

  private static void feed(
      KeyFeeds<FeedPlan, Hearing> state,
      SpacePlan<FeedPlan, Hearing> plan,
      RuleSet rules,
      List<Event> events) {
    List<MatchUpdate> updates = new ArrayList<>();
    RouteKey key = new RouteKey(1, 0, "A");
    plan.turnTo(key);
    Verdicts verdicts =
        new Verdicts(() -> key, updates::add, patch -> {}, (rule, bound, from, to) -> {});
    for (Event event : events) {
      if (event.content() % 4 == 0) {
        state.pass(event.time() - 1, plan, verdicts);
      }
      Routed routed = Rooms.routed(rules, event);
      state.arrive(routed, event.time() - 1, plan, verdicts);
    }
  }

  private static byte[] bytes(KeyFeeds<FeedPlan, Hearing> state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    CODEC.serialize(state, out);
    return out.getCopyOfBuffer();
  }
}
