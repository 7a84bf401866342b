package urbanbrain.flow.raise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.rule.Form;
import urbanbrain.rule.Rule;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** Puts what is known of one rule's incidents into messages, and decides when one is due. */
final class Voice {

  /** How long small changes wait for each other, in milliseconds of event time. */
  static final long UPDATE_EVERY = Duration.ofMinutes(10).toMillis();

  /** How many messages a handle may have before the next restart. */
  private static final int EPOCH_BITS = 20;

  private final Rule rule;
  private final Wording wording;
  private final long epoch;

  Voice(Rule rule, Wording wording, long epoch) {
    this.rule = rule;
    this.wording = wording;
    this.epoch = epoch;
  }

  Rule rule() {
    return rule;
  }

  long epoch() {
    return epoch;
  }

  /**
   * Whether a told case has changed by enough to say so now.
   *
   * @param now event time as far as it is known
   */
  boolean isDue(Case home, long now) {
    if (!home.changed) {
      return false;
    }
    Case.Told told = home.told;
    return !home.taken.isEmpty()
        || !told.legs().containsAll(home.touched)
        || !told.place().equals(home.place())
        || home.matches() >= 2 * told.matches()
        || now >= told.at() + UPDATE_EVERY;
  }

  /** Whether anything is to be said that receivers do not know yet. */
  boolean isNews(Case home) {
    return !home.taken.isEmpty() || home.summary().gist() != home.told.gist();
  }

  /**
   * The next message about a case, which counts as told by it.
   *
   * @param time event time of what it tells
   * @param now event time as far as it is known
   */
  Alert next(Case home, Alert.State state, long time, long now) {
    Summary all = home.isGone() ? Summary.of(null, List.of(home.lost)) : home.summary();
    Alert.Type type = type(home, state);
    List<String> references = references(home);
    long sequence = sequence(home.told);
    List<String> legs = List.copyOf(all.firsts().keySet());
    home.told = new Case.Told(sequence, all.place(), legs, all.matches(), all.gist(), now);
    home.changed = false;
    return new Alert(
        text(home.handle),
        sequence,
        type,
        state,
        time,
        home.absorbs.stream().map(this::text).toList(),
        null,
        references,
        wording.headlines(rule.incident().headline(), all.firsts()),
        isTrial(),
        forReceivers(facts(all, state == Alert.State.ENDED)));
  }

  /** The last message of a case that became part of another, which was just told. */
  Alert absorbed(Case goes, Case stays) {
    Summary all = stays.summary();
    return new Alert(
        text(goes.handle),
        sequence(goes.told),
        Alert.Type.UPDATE,
        Alert.State.ENDED,
        stays.decided,
        goes.absorbs.stream().map(this::text).toList(),
        text(stays.handle),
        List.of(lastId(goes)),
        wording.headlines(rule.incident().headline(), all.firsts()),
        isTrial(),
        forReceivers(facts(all, false)));
  }

  private static Alert.Type type(Case home, Alert.State state) {
    if (state == Alert.State.WITHDRAWN) {
      return Alert.Type.CANCEL;
    }
    return home.told == null ? Alert.Type.ALERT : Alert.Type.UPDATE;
  }

  private List<String> references(Case home) {
    List<String> references = new ArrayList<>();
    if (home.told != null) {
      references.add(lastId(home));
    }
    home.taken.forEach(goes -> references.add(lastId(goes)));
    return references;
  }

  private String lastId(Case home) {
    return Alert.id(text(home.handle), home.told.sequence());
  }

  private long sequence(Case.Told told) {
    long floor = epoch << EPOCH_BITS;
    return Math.max(told == null ? 0 : told.sequence(), floor) + 1;
  }

  /** The incident as it is known. */
  Incident facts(Summary all, boolean ended) {
    return new Incident(
        all.smallest().text(rule.name()),
        rule.name(),
        rule.version(),
        ended,
        ended ? reason() : null,
        rule.incident().leastSeverity(),
        all.start(),
        all.end(),
        all.place(),
        all.key(),
        all.matches(),
        all.evidence());
  }

  /** A window tells its own end; of a join there is only nothing more to come. */
  private Incident.Reason reason() {
    return rule.when() instanceof Form.Window ? Incident.Reason.CLEARED : Incident.Reason.GAP;
  }

  private Incident forReceivers(Incident facts) {
    Evidence all = facts.evidence();
    Evidence shown =
        new Evidence(all.shown().stream().map(wording::masked).toList(), all.total(), new long[0]);
    return new Incident(
        facts.contentId(),
        facts.rule(),
        facts.version(),
        facts.ended(),
        facts.reason(),
        facts.severity(),
        facts.start(),
        facts.end(),
        facts.place(),
        facts.key(),
        facts.matches(),
        shown);
  }

  boolean isTrial() {
    return rule.status() == Rule.Status.TRIAL;
  }

  String text(Handle handle) {
    return handle.text(rule.name());
  }
}
