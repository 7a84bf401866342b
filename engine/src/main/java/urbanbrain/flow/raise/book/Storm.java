package urbanbrain.flow.raise.book;

import static com.google.common.math.LongMath.saturatedAdd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchId;

/** The incidents of a rule that began lately, and what was said of too many of them at once. */
final class Storm {

  /** What tells the incidents that began lately apart. */
  final TreeSet<MatchId> recent = new TreeSet<>();

  /** The match that gives the summary its name; null while there is no storm. */
  MatchId id;

  /** How many incidents it has had, those that were told by themselves before it too. */
  long count;

  /** When the first and the last of them began. */
  long first;

  long last;

  /** What was said last: its sequence, of how many incidents, and when. */
  long sequence;

  long toldCount;
  long toldAt;

  /** The last message about it, if there was one, under this handle. */
  List<Alert.Reference> said(String handle) {
    return sequence == 0
        ? List.of()
        : List.of(new Alert.Reference(Alert.id(handle, sequence), toldAt));
  }

  /** Whether there is nothing to remember. */
  boolean isEmpty() {
    return id == null && recent.isEmpty();
  }

  /** Whether it has had incidents that were not told yet. */
  boolean hasNews() {
    return count != toldCount;
  }

  /** Takes in an incident that began; true if it is one of too many. */
  boolean begins(MatchId incident, int moreThan, long within) {
    long start = incident.time();
    recent.add(incident);
    if (id != null && start <= last + within) {
      count++;
      first = Math.min(first, start);
      last = Math.max(last, start);
      return true;
    }
    MatchId from = new MatchId(start - within, "", Long.MIN_VALUE);
    MatchId to = new MatchId(start + within, "", Long.MIN_VALUE);
    var near = recent.subSet(from, true, to, false);
    if (id != null || near.size() <= moreThan) {
      return false;
    }
    id = incident;
    count = near.size();
    first = near.first().time();
    last = near.last().time();
    sequence = 0;
    return true;
  }

  /** The storm is over. */
  void end() {
    id = null;
    count = 0;
  }

  /** Forgets everything. */
  void clear() {
    end();
    recent.clear();
  }

  /** Forgets the incidents that began before this time. */
  void forget(long time) {
    recent.headSet(new MatchId(time, "", Long.MIN_VALUE), false).clear();
  }

  /** The next message about too many incidents at once. */
  Alert next(Voice voice, Alert.State state, long time, long now) {
    String handle = name(voice.rule());
    IncidentSpec spec = voice.rule().told(first).incident();
    boolean begins = sequence == 0;
    List<Alert.Reference> references = said(handle);
    sequence = voice.sequence(sequence);
    toldCount = count;
    toldAt = now;
    Map<String, String> headline = new LinkedHashMap<>();
    String text = count + " × " + voice.rule().title();
    spec.headline().keySet().forEach(language -> headline.put(language, text));
    return new Alert(
        handle,
        sequence,
        begins ? Alert.Type.ALERT : Alert.Type.UPDATE,
        state,
        time,
        List.of(),
        null,
        references,
        headline,
        voice.isTrial(first),
        facts(voice.rule(), handle, state == Alert.State.ENDED),
        new Alert.Origin(now, Map.of()),
        count);
  }

  private Incident facts(Rule rule, String handle, boolean ended) {
    Rule words = rule.told(first);
    return new Incident(
        handle,
        rule.name(),
        words.version(),
        ended,
        ended ? Incident.Reason.GAP : null,
        words.incident().severities().get(0).severity(),
        first,
        ended ? last : Episode.OPEN,
        Place.NONE,
        null,
        count,
        new Evidence(List.of(), 0, new long[0]));
  }

  /** The handle of its summary. */
  private String name(Rule rule) {
    return id.text(rule.title()) + "-storm";
  }

  /** Tells too many incidents of a rule at once as one. */
  static final class Teller {

    private final Voice voice;
    private final IncidentSpec.Storm spec;
    private final Storm storm;
    private final IncidentBook.Out out;

    Teller(Voice voice, Storm storm, IncidentBook.Out out) {
      this.voice = voice;
      this.spec = voice.rule().incident().storm();
      this.storm = storm;
      this.out = out;
    }

    /**
     * An incident begins. If it is one of too many, it is told by their summary only, and so held.
     *
     * @param now event time as far as it is known
     */
    boolean takes(Case home, long now) {
      boolean begins = storm.id == null;
      if (spec == null || !storm.begins(home.smallest(), spec.moreThan(), spec.within())) {
        return false;
      }
      home.held = new Held(AuditLine.What.STORM, storm.name(voice.rule()), Times.END);
      if (begins || storm.count >= 2 * storm.toldCount) {
        tell(Alert.State.OPEN, home.decided, now);
      }
      return true;
    }

    private void tell(Alert.State state, long time, long now) {
      out.alert(storm.next(voice, state, time, now));
    }

    /** Says how a storm goes on, and when it is over. */
    void pass(Times times) {
      if (spec == null || storm.isEmpty()) {
        return;
      }
      boolean atEnd = times.own() == Times.END;
      if (storm.id != null) {
        long over = saturatedAdd(storm.last, spec.within());
        if (!atEnd && over <= times.own()) {
          tell(Alert.State.ENDED, over, times.own());
          storm.end();
        } else if (storm.hasNews()
            && (atEnd || times.own() >= storm.toldAt + voice.updateEvery(storm.first))) {
          tell(Alert.State.OPEN, storm.last, atEnd ? storm.last : times.own());
        }
      }
      if (atEnd) {
        storm.end();
      }
      storm.forget(atEnd ? Times.END : times.own() - 2 * spec.within());
    }

    /** Tells it again after a restart. */
    void repeat() {
      if (storm.id != null) {
        tell(Alert.State.OPEN, storm.last, storm.last);
      }
    }
  }
}
