package urbanbrain.flow.raise.strain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.MapState;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Rule;
import urbanbrain.rule.Severity;
import urbanbrain.rule.tenure.Tenure;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.MatchUpdate;
import urbanbrain.verdict.Strain;

/**
 * Tells of the rules that reach a bound: once when one begins to, once when it has hit none for
 * {@link Bounds#CALM}, whatever number of bounds and keys it was; so two messages an hour at most.
 */
public final class StrainBook {

  /**
   * How far a clock is.
   *
   * @param clock its name
   */
  public record Now(String clock, long watermark) {}

  private final MapState<String, Strained> book;
  private final Function<String, Rule> rules;
  private final BinaryOperator<String> keys;
  private final long epoch;
  private final IncidentBook.Out out;

  /**
   * Works on what is remembered, which it changes.
   *
   * @param keys a rule's name and a key of it, to that key as anybody may see it
   * @param epoch the restart epoch
   */
  public StrainBook(
      MapState<String, Strained> book,
      Function<String, Rule> rules,
      BinaryOperator<String> keys,
      long epoch,
      IncidentBook.Out out) {
    this.book = book;
    this.rules = rules;
    this.keys = keys;
    this.epoch = epoch;
    this.out = out;
  }

  /**
   * A rule has reached a bound, or one of its signals has.
   *
   * @param rule the rule that may miss something
   * @param hidden its matches that may
   * @param now the clock by which it was judged, and how far that is
   */
  public void hit(String rule, Strain strain, Hidden hidden, Now now) throws Exception {
    // Later than the end of any earlier one, so that its handle is its own.
    long since =
        now.watermark == Times.END ? strain.time() : Math.max(strain.time(), now.watermark + 1);
    Strained known = book.get(rule);
    if (known != null) {
      book.put(rule, known.goesOn(now.clock, since, hidden));
      return;
    }
    Strained begun = new Strained(rule, strain, now.clock, since, since, hidden, 0);
    Strained fresh = tell(begun, Alert.State.OPEN, since);
    book.put(rule, fresh);
    String at = strain.key() == null ? "" : ", at key " + keys.apply(strain.rule(), strain.key());
    audit(fresh, since, AuditLine.What.DEGRADED, reached(fresh) + at);
  }

  /** A word about a match, which is marked if it may miss something. */
  public MatchUpdate seen(MatchUpdate update) throws Exception {
    Strained strained = book.get(update.rule());
    boolean isHidden = strained != null && strained.hidden().holds(update.match());
    return isHidden ? update.with(update.match().degraded()) : update;
  }

  /**
   * Event time has passed: what is over is told, except at the end of everything.
   *
   * @param floors by rule, a time before which none of its incidents began that may still change
   */
  public void pass(String clock, long watermark, ToLongFunction<String> floors) throws Exception {
    for (Map.Entry<String, Strained> entry : all().entrySet()) {
      Strained strained = entry.getValue();
      long over = Math.max(strained.last() + Bounds.CALM, strained.hidden().to());
      boolean isOver = over <= watermark && floors.applyAsLong(entry.getKey()) >= over;
      if (strained.clock().equals(clock) && (isOver || watermark == Times.END)) {
        if (watermark != Times.END) {
          tell(strained, Alert.State.ENDED, over);
          audit(strained, over, AuditLine.What.RECOVERED, "has hit no bound for a while");
        }
        book.remove(entry.getKey());
      }
    }
  }

  /**
   * The clocks are others: what no clock judges any more is over.
   *
   * @param successor by a rule's name and that of its clock so far, the name of the clock that goes
   *     on; null where none does
   */
  public void reclock(BinaryOperator<String> successor) throws Exception {
    for (Map.Entry<String, Strained> entry : all().entrySet()) {
      Strained strained = entry.getValue();
      String clock = successor.apply(strained.rule(), strained.clock());
      if (clock == null) {
        tell(strained, Alert.State.ENDED, strained.last());
        book.remove(entry.getKey());
      } else {
        book.put(entry.getKey(), strained.by(clock));
      }
    }
  }

  /** Tells all again, once after a restart. */
  public void repeat() throws Exception {
    for (Map.Entry<String, Strained> entry : all().entrySet()) {
      Strained strained = entry.getValue();
      book.put(entry.getKey(), tell(strained, Alert.State.OPEN, strained.since()));
      audit(strained, strained.last(), AuditLine.What.REPEATED, "told again after a restart");
    }
  }

  private Map<String, Strained> all() throws Exception {
    Map<String, Strained> all = new TreeMap<>();
    for (Map.Entry<String, Strained> entry : book.entries()) {
      all.put(entry.getKey(), entry.getValue());
    }
    return all;
  }

  private Strained tell(Strained strained, Alert.State state, long time) {
    Rule rule = rules.apply(strained.rule());
    String handle = handle(strained);
    boolean begins = strained.sequence() == 0;
    long sequence = Math.max(strained.sequence(), epoch << Alert.EPOCH_BITS) + 1;
    boolean over = state == Alert.State.ENDED;
    String headline = over ? rule.title() + " is within its bounds again" : reached(strained);
    out.alert(
        new Alert(
            handle,
            sequence,
            begins ? Alert.Type.ALERT : Alert.Type.UPDATE,
            state,
            time,
            List.of(),
            null,
            begins ? List.of() : List.of(said(handle, strained)),
            Map.of("en", headline),
            rule.status() == Rule.Status.TRIAL,
            facts(strained, rule, over),
            new Alert.Origin(time, Map.of()),
            null,
            0,
            strained.first()));
    return strained.told(sequence);
  }

  /** All that goes before the end is said as of the beginning. */
  private static Alert.Reference said(String handle, Strained strained) {
    return new Alert.Reference(Alert.id(handle, strained.sequence()), strained.since());
  }

  private static Incident facts(Strained strained, Rule rule, boolean over) {
    return new Incident(
        handle(strained),
        rule.name(),
        rule.version(),
        over,
        over ? Incident.Reason.GAP : null,
        Severity.Minor,
        strained.since(),
        over ? strained.last() : Episode.OPEN,
        Place.NONE,
        strained.first().key(),
        0,
        new Evidence(List.of(), 0, new long[0]));
  }

  private static String handle(Strained strained) {
    return MatchId.since(Tenure.title(strained.rule()), strained.since()) + "-bound";
  }

  private static String reached(Strained strained) {
    Strain strain = strained.first();
    boolean isOwn = strained.rule().equals(strain.rule());
    return String.format(
        Locale.ROOT,
        "%s%s has reached its bound of %,d %s: what it says may miss something",
        isOwn ? "" : Tenure.title(strained.rule()) + ": its signal ",
        Tenure.title(strain.rule()),
        strain.most(),
        strain.bound().what());
  }

  private void audit(Strained strained, long time, AuditLine.What what, String detail) {
    out.audit(new AuditLine(time, Tenure.title(strained.rule()), handle(strained), what, detail));
  }
}
