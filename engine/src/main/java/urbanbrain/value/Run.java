package urbanbrain.value;

import static com.google.common.base.Preconditions.checkState;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;
import urbanbrain.value.ValueHearing.Standing;
import urbanbrain.verdict.Episode;

/** How far one rule has been judged for one key, and what was said that may still change. */
final class Run {

  /** The start of the stretch that holds at the settled moment, or {@link Stretch#NONE}. */
  private long since = Stretch.NONE;

  /** Its evidence up to there. */
  private Pieces pieces = new Pieces();

  private List<Told> told = new ArrayList<>();

  /** What was said of an episode. */
  private record Told(Episode episode, Standing standing) {}

  /** What is known of an episode now. */
  private record Finding(Episode episode, Standing standing, Pieces pieces) {

    Told told() {
      return new Told(episode, standing);
    }
  }

  /**
   * Judges finally up to a moment, and as it seems from there on if the rule speaks before its
   * verdict is final; says what has changed.
   *
   * @param settled up to when was judged finally before
   * @param until all events up to here have come
   */
  void judge(ValueRule rule, Line line, long settled, long until, ValueHearing hearing) {
    List<Finding> now = new ArrayList<>();
    settle(rule, Stretch.walk(rule, since, line, settled, until), line.events(), now);
    lookAhead(rule, line, until, now);
    tell(rule, now, line.isDegraded(), hearing);
  }

  private void settle(
      ValueRule rule, List<Stretch> stretches, List<Event> events, List<Finding> now) {
    long before = since;
    Pieces known = pieces;
    since = Stretch.NONE;
    pieces = new Pieces();
    for (Stretch stretch : stretches) {
      Pieces all = stretch.since() == before ? known : new Pieces();
      all.add(rule, stretch, events);
      if (stretch.isOpen()) {
        since = stretch.since();
        pieces = all;
      } else if (rule.isEpisode(stretch)) {
        now.add(new Finding(rule.episode(stretch, all.site()), Standing.SETTLED, all));
      }
    }
  }

  private void lookAhead(ValueRule rule, Line line, long until, List<Finding> now) {
    long ahead = rule.isProvisional() ? Math.max(until, line.newest()) : until;
    long limit = Math.min(ahead, rule.last());
    for (Stretch stretch : Stretch.walk(rule, since, line, until, limit)) {
      long opening = rule.opening(stretch.since());
      if (rule.isEpisode(stretch) && opening <= limit) {
        Pieces all = stretch.since() == since ? pieces.copy() : new Pieces();
        all.add(rule, stretch, line.events());
        Standing standing = opening <= until ? Standing.OPENED : Standing.SEEMS;
        now.add(new Finding(rule.episode(stretch, all.site()), standing, all));
      }
    }
  }

  /** The new first: so an incident goes on, and is not withdrawn and raised again. */
  private void tell(ValueRule rule, List<Finding> now, boolean isDegraded, ValueHearing hearing) {
    List<Told> old = told;
    told = new ArrayList<>();
    for (Finding finding : now) {
      Told before = take(old, finding.episode.start());
      if (!finding.told().equals(before)) {
        Standing standing = before == null ? null : before.standing;
        hearing.told(
            rule, finding.episode, finding.standing, standing, finding.pieces.findings(isDegraded));
      }
      if (finding.standing != Standing.SETTLED) {
        told.add(finding.told());
      }
    }
    for (Told gone : old) {
      checkState(gone.standing == Standing.SEEMS, "%s was certain", gone);
      hearing.takenBack(rule, gone.episode);
    }
  }

  private static Told take(List<Told> told, long start) {
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).episode.start() == start) {
        return told.remove(i);
      }
    }
    return null;
  }

  /** The rule judges nothing any more: what is open ends with it. */
  void end(ValueRule rule, boolean isDegraded, ValueHearing hearing) {
    for (Told open : told) {
      Episode now = open.episode;
      Episode ended = new Episode(now.start(), rule.last() + 1, now.start(), now.site());
      hearing.told(rule, ended, Standing.SETTLED, open.standing, pieces.findings(isDegraded));
    }
    told = new ArrayList<>();
    since = Stretch.NONE;
    pieces = new Pieces();
  }

  /** When the verdict changes next if nothing more comes, or {@link Long#MAX_VALUE}. */
  long next(ValueRule rule, Line line, long settled) {
    long change = change(rule, line, settled);
    if (change <= rule.last()) {
      return change;
    }
    return told.isEmpty() ? Long.MAX_VALUE : rule.last() + 1;
  }

  private long change(ValueRule rule, Line line, long settled) {
    for (Stretch stretch : Stretch.walk(rule, since, line, settled, Long.MAX_VALUE - 1)) {
      if (rule.isEpisode(stretch)) {
        long opening = rule.opening(stretch.since());
        return opening > settled ? opening : stretch.end();
      }
    }
    return Long.MAX_VALUE;
  }

  /** No event will come any more: the last word of an episode that is open. */
  void end(ValueRule rule, Line line, ValueHearing hearing) {
    for (Told open : told) {
      hearing.last(rule, open.episode, pieces.findings(line.isDegraded()));
    }
  }

  Run copy() {
    Run copy = new Run();
    copy.since = since;
    copy.pieces = pieces.copy();
    copy.told = new ArrayList<>(told);
    return copy;
  }

  <O extends DataOutput> void write(O out, EventForm<?, O> form) throws IOException {
    out.writeLong(since);
    pieces.write(out, form);
    out.writeInt(told.size());
    for (Told one : told) {
      out.writeLong(one.episode.start());
      out.writeLong(one.episode.end());
      one.episode.site().write(out);
      out.writeBoolean(one.standing == Standing.OPENED);
    }
  }

  static <I extends DataInput> Run read(I in, EventForm<I, ?> form) throws IOException {
    Run run = new Run();
    run.since = in.readLong();
    run.pieces = Pieces.read(in, form);
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      long start = in.readLong();
      long end = in.readLong();
      Site site = Site.read(in);
      Standing standing = in.readBoolean() ? Standing.OPENED : Standing.SEEMS;
      run.told.add(new Told(new Episode(start, end, start, site), standing));
    }
    return run;
  }
}
