package urbanbrain.rule.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A case in order of event time: what is expected beside what was seen, between the events. */
public final class Timeline {

  /** So many events of one line of the test in a row are shown one by one. */
  private static final int SHOWN = 3;

  private final Moments moments;
  private final TreeMap<Long, Moment> byTime = new TreeMap<>();

  /** What stands at one time. */
  private static final class Moment {
    final List<Arrival> events = new ArrayList<>();
    final List<String> expected = new ArrayList<>();
    final List<String> seen = new ArrayList<>();
    boolean differs;
  }

  /** One line; its cells are time, expected, seen and event. */
  private record Row(boolean differs, List<String> cells) {}

  /** The timeline of a case. */
  public Timeline(Comparison comparison) {
    Case of = comparison.of();
    List<Seen> seen = comparison.seen();
    this.moments = of.moments();
    of.arrivals().forEach(a -> at(a.event().time()).events.add(a));
    int most = Math.max(of.expected().size(), seen.size());
    for (int i = 0; i < most; i++) {
      String number = most == 1 ? "" : " " + (i + 1);
      boolean isBoth = i < of.expected().size() && i < seen.size();
      Map<String, String> wanted = i < of.expected().size() ? of.expected().get(i).facts() : null;
      Map<String, String> told = i < seen.size() ? Facts.of(seen.get(i)) : null;
      for (String word : List.of(Facts.RAISED, Facts.ENDED)) {
        boolean isWrong = !isBoth || isWrong(word, wanted, told);
        add(wanted, word, moment -> moment.expected.add(word + number), isWrong);
        String said = isTakenBack(word, told) ? Facts.WITHDRAWN : word;
        add(told, word, moment -> moment.seen.add(said + number), isWrong);
      }
    }
  }

  private static boolean isTakenBack(String word, Map<String, String> told) {
    return word.equals(Facts.ENDED) && told != null && Facts.TRUE.equals(told.get(Facts.WITHDRAWN));
  }

  /** Whether the test says otherwise of it; what it says nothing of is fine. */
  private static boolean isWrong(
      String word, Map<String, String> wanted, Map<String, String> told) {
    boolean staysOpen = Facts.OPEN.equals(wanted.get(Facts.STATE));
    return wanted.containsKey(word)
        ? !wanted.get(word).equals(told.get(word))
        : word.equals(Facts.ENDED) && staysOpen;
  }

  private void add(
      Map<String, String> facts, String word, Consumer<Moment> entry, boolean isWrong) {
    String time = facts == null ? null : facts.get(word);
    if (time != null && !time.equals(Facts.NEVER)) {
      Moment moment = at(Long.parseLong(time));
      entry.accept(moment);
      moment.differs |= isWrong;
    }
  }

  private Moment at(long time) {
    return byTime.computeIfAbsent(time, t -> new Moment());
  }

  /** The lines of a table, each with its end. */
  public String text() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(false, List.of("at", "expected", "seen", "event")));
    byTime.forEach((time, moment) -> addRows(moments.write(time), moment, rows));
    int[] widths = new int[3];
    for (Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.cells.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (Row row : shortened(rows)) {
      StringBuilder line = new StringBuilder(row.differs ? "  ! " : "    ");
      for (int i = 0; i < widths.length; i++) {
        String cell = row.cells.get(i);
        line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      text.append((line + row.cells.get(3)).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private void addRows(String time, Moment moment, List<Row> rows) {
    String expected = String.join(", ", moment.expected);
    String seen = String.join(", ", moment.seen);
    for (int i = 0; i < moment.events.size() - 1; i++) {
      rows.add(new Row(false, List.of(time, "", "", event(moment.events.get(i)))));
    }
    String last = moment.events.isEmpty() ? "" : event(moment.events.get(moment.events.size() - 1));
    rows.add(new Row(moment.differs, List.of(time, expected, seen, last)));
  }

  private String event(Arrival arrival) {
    StringBuilder text = new StringBuilder(arrival.event().id()).append(' ');
    text.append(arrival.stream());
    text.append(arrival.text().isEmpty() ? "" : ": " + arrival.text());
    if (arrival.event().arrival() != arrival.said()) {
      text.append(" (arrives at ").append(moments.write(arrival.event().arrival())).append(')');
    }
    return text.toString();
  }

  /** Of many events in a row, only the first and the last. */
  private List<Row> shortened(List<Row> rows) {
    List<Row> few = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      boolean goesOn = i < rows.size() && isPlain(rows.get(i)) && isPlain(rows.get(from));
      if (!goesOn) {
        addFew(rows.subList(from, i), few);
        from = i;
      }
    }
    return few;
  }

  private static boolean isPlain(Row row) {
    return row.cells.get(1).isEmpty() && row.cells.get(2).isEmpty();
  }

  private static void addFew(List<Row> run, List<Row> few) {
    if (run.size() <= SHOWN) {
      few.addAll(run);
    } else {
      few.add(run.get(0));
      few.add(new Row(false, List.of("...", "", "", "%d more".formatted(run.size() - 2))));
      few.add(run.get(run.size() - 1));
    }
  }
}
