package urbanbrain.flow.raise.strain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.state.MapState;
import urbanbrain.event.Place;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.rule.Bounds;
import urbanbrain.rule.Rule;
import urbanbrain.rule.Severity;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.MatchId;
import urbanbrain.verdict.Strain;

/**
 * Tells of the rules that reach a bound: once when one begins to, once when it has hit none for
 * {@link Bounds#CALM}, whatever number of bounds and keys it was; so two messages an hour at most.
 */
public final class StrainBook {

  private final MapState<String, Strained> book;
  private final Function<String, Rule> rules;
  private final long epoch;
  private final IncidentBook.Out out;

  /**
   * Works on what is remembered, which it changes.
   *
   * @param epoch the restart epoch
   */
  public StrainBook(
      MapState<String, Strained> book,
      Function<String, Rule> rules,
      long epoch,
      IncidentBook.Out out) {
    this.book = book;
    this.rules = rules;
    this.epoch = epoch;
    this.out = out;
  }

  /**
   * A rule has reached a bound.
   *
   * @param clock the clock by which it was judged
   * @param watermark how far that is
   */
  public void hit(Strain strain, int clock, long watermark) throws Exception {
    Strained known = book.get(strain.rule());
    if (known != null) {
      book.put(strain.rule(), known.goesOn(clock, strain.time()));
      return;
    }
    // Later than the end of any earlier one, so that its handle is its own.
    long since = watermark == Times.END ? strain.time() : Math.max(strain.time(), watermark + 1);
    Strained fresh = tell(new Strained(strain, clock, since, since, 0), Alert.State.OPEN, since);
    book.put(strain.rule(), fresh);
    String at = strain.key() == null ? "" : ", at key " + strain.key();
    audit(fresh, since, AuditLine.What.DEGRADED, reached(strain) + at);
  }

  /** Event time has passed: what is over is told, except at the end of everything. */
  public void pass(int clock, long watermark) throws Exception {
    for (Map.Entry<String, Strained> entry : all().entrySet()) {
      Strained strained = entry.getValue();
      long over = strained.last() + Bounds.CALM;
      if (strained.clock() == clock && over <= watermark) {
        if (watermark != Times.END) {
          tell(strained, Alert.State.ENDED, over);
          audit(strained, over, AuditLine.What.RECOVERED, "has hit no bound for a while");
        }
        book.remove(entry.getKey());
      }
    }
  }

  /** Tells all again, once after a restart. */
  public void repeat() throws Exception {
    for (Map.Entry<String, Strained> entry : all().entrySet()) {
      Strained strained = entry.getValue();
      book.put(entry.getKey(), tell(strained, Alert.State.OPEN, strained.last()));
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
    Rule rule = rules.apply(strained.first().rule());
    String handle = handle(strained);
    boolean begins = strained.sequence() == 0;
    long sequence = Math.max(strained.sequence(), epoch << Alert.EPOCH_BITS) + 1;
    boolean over = state == Alert.State.ENDED;
    String headline =
        over ? rule.name() + " is within its bounds again" : reached(strained.first());
    out.alert(
        new Alert(
            handle,
            sequence,
            begins ? Alert.Type.ALERT : Alert.Type.UPDATE,
            state,
            time,
            List.of(),
            null,
            begins ? List.of() : List.of(Alert.id(handle, strained.sequence())),
            Map.of("en", headline),
            rule.status() == Rule.Status.TRIAL,
            facts(strained, rule, over),
            null,
            0,
            strained.first()));
    return strained.told(sequence);
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
    return MatchId.since(strained.first().rule(), strained.since()) + "-bound";
  }

  private static String reached(Strain strain) {
    return String.format(
        Locale.ROOT,
        "%s has reached its bound of %,d %s: what it says may miss something",
        strain.rule(),
        strain.most(),
        strain.bound().what());
  }

  private void audit(Strained strained, long time, AuditLine.What what, String detail) {
    out.audit(new AuditLine(time, strained.first().rule(), handle(strained), what, detail));
  }
}
