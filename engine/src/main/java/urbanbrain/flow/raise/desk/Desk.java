package urbanbrain.flow.raise.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/** All that is known across rules: the state that a snapshot keeps. */
public final class Desk {

  /** People's silences, in the order in which they came. */
  final List<Silence> silences = new ArrayList<>();

  /** What goes on, by the rule that it keeps quiet. */
  final TreeMap<String, TreeSet<Going>> goings = new TreeMap<>();

  /** The episodes of the signals that keep rules quiet: by signal, by key, by their starts. */
  final TreeMap<String, TreeMap<String, NavigableMap<Long, Episode>>> signals = new TreeMap<>();

  /** The incidents that can be causes and may still change, by their rules. */
  final TreeMap<String, List<Cause>> live = new TreeMap<>();

  /** The incidents that can be causes and change no more, by their rules. */
  final TreeMap<String, List<Cause>> past = new TreeMap<>();

  /** Incidents that change no more and wait for what keeps them quiet or explains them. */
  final List<Incident> pending = new ArrayList<>();

  /** What people have taken in hand and nobody has told of yet, in the order in which it came. */
  final List<Ack> acks = new ArrayList<>();

  /** Whether there is nothing to remember. */
  public boolean isEmpty() {
    return silences.isEmpty()
        && goings.isEmpty()
        && signals.isEmpty()
        && live.isEmpty()
        && past.isEmpty()
        && pending.isEmpty()
        && acks.isEmpty();
  }
}
