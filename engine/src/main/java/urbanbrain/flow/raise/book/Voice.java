package urbanbrain.flow.raise.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import urbanbrain.event.StableHash;
import urbanbrain.flow.raise.notice.Former;
import urbanbrain.flow.raise.notice.Handle;
import urbanbrain.flow.raise.notice.Held;
import urbanbrain.flow.raise.notice.Wording;
import urbanbrain.rule.IncidentSpec;
import urbanbrain.rule.Rule;
import urbanbrain.rule.Severity;
import urbanbrain.rule.bound.Limits;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Evidence;
import urbanbrain.verdict.Incident;

/** Puts what is known of one rule's incidents into messages, and decides when one is due. */
public final class Voice {

  private final Rule rule;
  private final Wording wording;
  private final long epoch;
  private final Book book;
  private final Former former;
  private final int[] ranks;
  private final Limits limits;

  /** Speaks of a rule's incidents in this restart epoch, of which so much is held. */
  public Voice(Rule rule, Wording wording, long epoch, Limits limits, Former former) {
    this(rule, wording, epoch, limits, former, Summary.ranks(rule.when()), null);
  }

  private Voice(
      Rule rule,
      Wording wording,
      long epoch,
      Limits limits,
      Former former,
      int[] ranks,
      Book book) {
    this.limits = limits;
    this.rule = rule;
    this.wording = wording;
    this.epoch = epoch;
    this.book = book;
    this.former = former;
    this.ranks = ranks;
  }

  Rule rule() {
    return rule;
  }

  Limits limits() {
    return limits;
  }

  /** Speaks of the incidents of this book. */
  public Voice of(Book incidents) {
    return new Voice(rule, wording, epoch, limits, former, ranks, incidents);
  }

  Former former() {
    return former;
  }

  long epoch() {
    return epoch;
  }

  int[] ranks() {
    return ranks;
  }

  /** How long small changes wait for each other, of what began then. */
  long updateEvery(long start) {
    return rule.told(start).incident().updateEvery();
  }

  /**
   * Whether a told case has changed by enough to say so now.
   *
   * @param now event time as far as it is known
   */
  boolean isDue(Case home, Alert.State state, long now) {
    if (!home.changed) {
      return false;
    }
    Case.Told told = home.told;
    return isPressing(home, state)
        || !told.legs().containsAll(home.touched)
        || !told.place().equals(home.place())
        || home.matches() >= 2 * told.matches()
        || now >= told.at() + updateEvery(home.start())
        || (isGraded(home.start()) && severity(home.summary(ranks)) != told.severity());
  }

  /** Whether receivers must hear of it even where its messages are held back. */
  boolean isPressing(Case home, Alert.State state) {
    return !home.taken.isEmpty() || home.shed || home.told.state() != state;
  }

  private boolean isGraded(long start) {
    return rule.told(start).incident().severities().size() != 1;
  }

  /** Whether anything is to be said that receivers do not know yet. */
  boolean isNews(Case home, Alert.State state) {
    Summary all = home.summary(ranks);
    return isPressing(home, state) || gist(home, all, state, severity(all)) != home.told.gist();
  }

  private static long gist(Case home, Summary all, Alert.State state, Severity severity) {
    long gist = StableHash.of(StableHash.of(all.gist(), state.name()), severity.name());
    return home.cut == null ? gist : StableHash.of(gist, home.cut.time());
  }

  /**
   * The next message about a case, which counts as told by it.
   *
   * @param time event time of what it tells
   * @param now event time as far as it is known
   */
  Alert next(Case home, Alert.State state, long time, long now) {
    Summary all = home.isGone() ? Summary.of(home.lost) : home.summary(ranks);
    Alert.Type type = type(home, state);
    List<Alert.Reference> references = references(home);
    long sequence = sequence(home.told == null ? 0 : home.told.sequence());
    List<String> legs = List.copyOf(all.firsts().keySet());
    Severity severity = severity(all);
    long gist = gist(home, all, state, severity);
    home.told =
        new Case.Told(sequence, state, severity, all.place(), legs, all.matches(), gist, now);
    home.changed = false;
    return new Alert(
        text(home.handle),
        sequence,
        type,
        state,
        time,
        absorbs(home),
        null,
        references,
        wording.headlines(all.headline(rule.told(all.start()))),
        isTrial(all.start()),
        forReceivers(facts(all, home, state == Alert.State.ENDED)),
        new Alert.Origin(now, all.firsts()));
  }

  /** The last message of a case that became part of another, which was just told. */
  Alert absorbed(Case goes, Case stays) {
    Summary all = stays.summary(ranks);
    return new Alert(
        text(goes.handle),
        sequence(goes.told.sequence()),
        Alert.Type.UPDATE,
        Alert.State.ENDED,
        stays.decided,
        absorbs(goes),
        text(stays.handle),
        List.of(last(goes)),
        wording.headlines(all.headline(rule.told(all.start()))),
        isTrial(all.start()),
        forReceivers(facts(all, stays, false)),
        new Alert.Origin(stays.told.at(), all.firsts()));
  }

  private static Alert.Type type(Case home, Alert.State state) {
    if (state == Alert.State.WITHDRAWN) {
      return Alert.Type.CANCEL;
    }
    // What is held back is spoken of only to those who know it from before a restart.
    boolean isFirst = home.told == null && home.held == null;
    return isFirst ? Alert.Type.ALERT : Alert.Type.UPDATE;
  }

  /**
   * The handles that receivers may know it under, those from before a restart too, but for those
   * whose incidents are known.
   */
  private List<String> absorbs(Case home) {
    if (home.fresh.isEmpty() && home.absorbs.isEmpty()) {
      return List.of();
    }
    Set<Handle> handles = former.handles(home.fresh, book::isNamedAfter);
    handles.addAll(home.absorbs);
    handles.remove(home.handle);
    return handles.stream().map(this::text).toList();
  }

  private List<Alert.Reference> references(Case home) {
    List<Alert.Reference> references = new ArrayList<>();
    if (home.told != null) {
      references.add(last(home));
    }
    home.taken.forEach(goes -> references.add(last(goes)));
    return references;
  }

  private Alert.Reference last(Case home) {
    return new Alert.Reference(Alert.id(text(home.handle), home.told.sequence()), home.told.at());
  }

  /** The number of a handle's next message. */
  long sequence(long last) {
    return Math.max(last, epoch << Alert.EPOCH_BITS) + 1;
  }

  /** How severe it is by its evidence. */
  private Severity severity(Summary all) {
    IncidentSpec spec = rule.told(all.start()).incident();
    long[] counts = all.counts(ranks.length);
    for (IncidentSpec.Graded graded : spec.severities()) {
      if (graded.when() == null || graded.when().of(leg -> counts[leg])) {
        return graded.severity();
      }
    }
    return spec.leastSeverity();
  }

  /** A case as it is known. */
  Incident facts(Case home, boolean ended) {
    return facts(home.summary(ranks), home, ended);
  }

  private Incident facts(Summary all, Case home, boolean ended) {
    boolean isCutOff = home.cut != null && home.cut.isCutOff();
    Held held = home.held;
    return new Incident(
        all.smallest().text(rule.title()),
        rule.name(),
        rule.told(all.start()).version(),
        ended,
        ended ? reason(home) : null,
        severity(all),
        all.start(),
        ended && isCutOff ? Math.min(all.end(), home.cut.time()) : all.end(),
        all.place(),
        all.key(),
        all.matches(),
        all.evidence(),
        held != null && held.what() == AuditLine.What.QUIET ? held.by() : null,
        held != null && held.what() == AuditLine.What.EXPLAINED ? held.by() : null,
        all.isDegraded());
  }

  /** A signal tells its own end; of a join there is only nothing more to come. */
  private Incident.Reason reason(Case home) {
    if (home.cut != null) {
      return home.cut.reason();
    }
    return rule.when().isSignal() ? Incident.Reason.CLEARED : Incident.Reason.GAP;
  }

  /** What each piece is identified by is of no use to receivers. */
  private static Incident forReceivers(Incident facts) {
    Evidence all = facts.evidence();
    return facts.with(new Evidence(all.shown(), all.total(), new long[0]));
  }

  /** What holds a case back, as anybody may see it. */
  String heldBy(Held held) {
    return wording.heldBy(rule, held);
  }

  /** Whether what began then is told to files only. */
  boolean isTrial(long start) {
    return rule.told(start).status() == Rule.Status.TRIAL;
  }

  String text(Handle handle) {
    return handle.text(rule.title());
  }
}
