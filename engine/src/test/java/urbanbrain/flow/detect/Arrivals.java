package urbanbrain.flow.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import urbanbrain.event.Event;

/** A random order of arrival that keeps the versions of one event in theirs. */
final class Arrivals {

  /** One arrival: what comes of an event is the next of its versions. */
  private record Slot(int event, long time) {}

  private final Random random;
  private final long lateness;
  private final List<Slot> slots = new ArrayList<>();
  private final TreeMap<Integer, List<Event>> versions = new TreeMap<>();

  /** With some greatest lateness. */
  Arrivals(Random random, long lateness) {
    this.random = random;
    this.lateness = random.nextInt(3) == 0 ? 1 : 1 + random.nextLong(lateness);
  }

  /** What is said of one event, one after the other. */
  void add(long time, Event... said) {
    int event = versions.size();
    versions.put(event, new ArrayList<>(List.of(said)));
    for (int i = 0; i < said.length; i++) {
      slots.add(new Slot(event, time + random.nextLong(lateness)));
    }
  }

  /** All of it. */
  List<Event> inOrder() {
    if (random.nextInt(4) == 0) {
      Collections.shuffle(slots, random);
    } else {
      slots.sort(Comparator.comparingLong(Slot::time));
    }
    return slots.stream().map(slot -> versions.get(slot.event()).remove(0)).toList();
  }
}
