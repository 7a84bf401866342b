package urbanbrain.diff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import urbanbrain.geo.Earth;
import urbanbrain.job.Playback;
import urbanbrain.verdict.Episode;
import urbanbrain.verdict.Incident;

/**
 * How an incident of the new rules differs from the same one of the old.
 *
 * @param kinds in which ways; none if it is the same
 * @param words what changed, for people
 */
public record Change(Incident before, Incident after, Set<Kind> kinds, List<String> words) {

  /** The ways in which it can differ. */
  public enum Kind {
    /** It starts earlier. */
    EARLIER,
    /** It starts later. */
    LATER,
    /** It goes on longer. */
    LONGER,
    /** It is over sooner. */
    SHORTER,
    /** It ends for another reason. */
    REASON,
    /** It is of another severity. */
    SEVERITY,
    /** People are told of it sooner. */
    TOLD_SOONER,
    /** People are told of it later. */
    TOLD_LATER,
    /** It was told, and is held back now. */
    HELD_BACK,
    /** It was held back, and is told now. */
    RELEASED,
    /** It stands elsewhere, or has another key. */
    MOVED,
    /** It rests on more or fewer matches, or on other evidence. */
    EVIDENCE
  }

  public Change {
    kinds = Set.copyOf(kinds);
    words = List.copyOf(words);
  }

  /** The difference of one pair. */
  static Change of(Pairing.Pair pair, Side old, Side now) {
    return new Finder(pair.before(), pair.after(), old, now).find();
  }

  /** Whether nothing differs. */
  public boolean isNone() {
    return kinds.isEmpty();
  }

  /** Goes through all that can differ. */
  private static final class Finder {

    private final Incident before;
    private final Incident after;
    private final Side old;
    private final Side now;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final List<String> words = new ArrayList<>();

    Finder(Incident before, Incident after, Side old, Side now) {
      this.before = before;
      this.after = after;
      this.old = old;
      this.now = now;
    }

    Change find() {
      span();
      severity();
      telling();
      place();
      evidence();
      return new Change(before, after, kinds, words);
    }

    private void add(Kind kind, String text) {
      kinds.add(kind);
      words.add(text);
    }

    private void span() {
      long start = after.start() - before.start();
      if (start != 0) {
        add(start < 0 ? Kind.EARLIER : Kind.LATER, "starts " + by(start, "earlier", "later"));
      }
      if (before.end() != after.end()) {
        end();
      }
      if (before.reason() != after.reason() || before.ended() != after.ended()) {
        add(Kind.REASON, "ends " + reason(before) + " -> " + reason(after));
      }
    }

    private void end() {
      boolean isLonger = after.end() > before.end();
      boolean isOpen = before.end() == Episode.OPEN || after.end() == Episode.OPEN;
      String text =
          isOpen
              ? isLonger ? "goes on now" : "is over now"
              : "ends " + by(after.end() - before.end(), "sooner", "later");
      add(isLonger ? Kind.LONGER : Kind.SHORTER, text);
    }

    private static String reason(Incident incident) {
      return incident.reason() == null ? "open" : incident.reason().name().toLowerCase(Locale.ROOT);
    }

    private void severity() {
      if (before.severity() != after.severity()) {
        add(Kind.SEVERITY, "severity " + before.severity() + " -> " + after.severity());
      }
    }

    private void telling() {
      boolean wasTold = old.wasTold(before);
      boolean isTold = now.wasTold(after);
      if (wasTold != isTold) {
        add(isTold ? Kind.RELEASED : Kind.HELD_BACK, isTold ? "told now" : "held back now");
        return;
      }
      long sooner = old.toldAt(before);
      long later = now.toldAt(after);
      if (sooner != later && sooner != Playback.NEVER && later != Playback.NEVER) {
        Kind kind = later < sooner ? Kind.TOLD_SOONER : Kind.TOLD_LATER;
        add(kind, "told " + by(later - sooner, "sooner", "later"));
      }
    }

    private void place() {
      if (before.key() == null ? after.key() != null : !before.key().equals(after.key())) {
        add(Kind.MOVED, "key " + old.seenKey(before) + " -> " + now.seenKey(after));
      } else if (!before.place().equals(after.place())) {
        add(Kind.MOVED, metres());
      }
    }

    private String metres() {
      if (!before.place().isKnown() || !after.place().isKnown()) {
        return after.place().isKnown() ? "has a place now" : "has no place now";
      }
      double metres =
          Earth.metres(
              before.place().lat(), before.place().lon(), after.place().lat(), after.place().lon());
      return String.format(Locale.ROOT, "stands %.0f m away", metres);
    }

    private void evidence() {
      long more = after.evidence().total() - before.evidence().total();
      if (more != 0) {
        add(Kind.EVIDENCE, "%+d pieces of evidence".formatted(more));
      } else if (before.matches() != after.matches()) {
        add(Kind.EVIDENCE, "%+d matches".formatted(after.matches() - before.matches()));
      } else if (!before.evidence().shown().equals(after.evidence().shown())) {
        add(Kind.EVIDENCE, "other evidence");
      }
    }

    private static String by(long millis, String less, String more) {
      String text = Duration.ofMillis(Math.abs(millis)).toString().substring(2);
      return text.toLowerCase(Locale.ROOT) + " " + (millis < 0 ? less : more);
    }
  }
}
