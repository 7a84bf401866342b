package urbanbrain.flow.raise;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import urbanbrain.event.Event;
import urbanbrain.flow.Word;
import urbanbrain.flow.raise.book.Book;
import urbanbrain.flow.raise.book.IncidentBook;
import urbanbrain.flow.raise.book.Voice;
import urbanbrain.flow.raise.desk.Desk;
import urbanbrain.flow.raise.desk.Explaining;
import urbanbrain.flow.raise.desk.Reception;
import urbanbrain.flow.raise.desk.Watch;
import urbanbrain.flow.raise.notice.Cut;
import urbanbrain.flow.raise.notice.Times;
import urbanbrain.flow.raise.shelf.Note;
import urbanbrain.flow.raise.shelf.Shelf;
import urbanbrain.flow.raise.strain.Hidden;
import urbanbrain.flow.raise.strain.StrainBook;
import urbanbrain.rule.Rule;
import urbanbrain.rule.bound.Bound;
import urbanbrain.verdict.Alert;
import urbanbrain.verdict.AuditLine;
import urbanbrain.verdict.Incident;
import urbanbrain.verdict.Strain;

/** Hears one word, changes what is remembered by it, and says what follows. */
final class Hearing implements IncidentBook.Out {

  /**
   * In which life this is.
   *
   * @param orphans what nobody goes on with since an earlier life
   */
  record Life(Voices voices, Orphans orphans) {

    /** The restart epoch. */
    long epoch() {
      return voices.epoch();
    }
  }

  private final City city;
  private final Explaining explaining;
  private final Shelf shelf;
  private final Watermarks passed;
  private final Life life;
  private final IncidentBook.Out out;
  private final Desk desk;
  private final Watch watch;
  private final StrainBook strains;
  private final Answers answers;
  private final TreeSet<String> shaken = new TreeSet<>();

  Hearing(
      City city,
      Explaining explaining,
      Shelf shelf,
      Watermarks passed,
      Life life,
      IncidentBook.Out out)
      throws Exception {
    this.city = city;
    this.explaining = explaining;
    this.shelf = shelf;
    this.passed = passed;
    this.life = life;
    this.out = out;
    this.desk = shelf.desk();
    this.watch = new Watch(explaining, desk, city.areas);
    this.answers = new Answers(city, desk, this);
    this.strains =
        new StrainBook(shelf.strained(), city::rule, city.wording::key, life.epoch(), out);
  }

  void hear(Word word) throws Exception {
    if (!life.orphans().isEmpty()) {
      abandon();
    }
    repeat();
    if (word instanceof Word.Told told) {
      take(told);
    } else if (word instanceof Word.Passed time) {
      pass(time);
    } else if (word instanceof Word.Said said) {
      listen(said.clock(), said.event());
    } else if (word instanceof Word.Changed changed) {
      Reception.change(desk, changed.patch());
      shaken.addAll(explaining.quietedBy(changed.patch().rule()));
    } else if (word instanceof Word.Strained strained) {
      hide(strained.strain(), strained.clock());
    }
    settle();
    shelf.put(desk);
    shelf.remember(life.epoch());
  }

  /** A rule that only lends its signal where this was said is none of our business. */
  private void take(Word.Told told) throws Exception {
    String rule = told.update().rule();
    if (city.counts(told)) {
      IncidentBook book = open(rule);
      book.update(strains.seen(told.update()), times(rule));
      close(rule, book);
    }
  }

  private void pass(Word.Passed time) throws Exception {
    for (String rule : due(time, city, shelf, passed)) {
      IncidentBook book = open(rule);
      book.time(times(rule));
      close(rule, book);
    }
    strains.pass(city.name(time.clock()), time.watermark(), this::floor);
  }

  /** A clock has passed: the rules in whose books something is to be done now. */
  static Set<String> due(Word.Passed time, City city, Shelf shelf, Watermarks passed)
      throws Exception {
    passed.pass(time.clock(), time.watermark());
    Shelf.IsDue isDue = (rule, at) -> city.isDue(rule, at, time.clock(), passed);
    return shelf.due(passed.latest(), city.ending(), isDue);
  }

  /** What a rule may miss, the rules may miss that use its signal. */
  private void hide(Strain strain, int clock) throws Exception {
    StrainBook.Now now = new StrainBook.Now(city.name(clock), passed.of(clock));
    Rule rule = city.rule(strain.rule());
    // What is told later than it could be is true all the same.
    boolean hides = strain.bound() != Bound.PROVISIONAL;
    Hidden own = Hidden.of(rule, strain);
    hide(rule, strain, hides ? own : Hidden.NOTHING, now);
    for (Rule user : hides ? city.users(rule.name()) : List.<Rule>of()) {
      int home = city.home(user.name());
      Hidden hidden = Hidden.of(user, rule, strain);
      hide(user, strain, hidden, new StrainBook.Now(city.name(home), passed.of(home)));
    }
  }

  private void hide(Rule rule, Strain strain, Hidden hidden, StrainBook.Now now) throws Exception {
    strains.hit(rule.name(), strain, hidden, now);
    if (city.rules.containsKey(rule.name()) && shelf.book(rule.name()) != null) {
      IncidentBook book = open(rule.name());
      // What is hidden between two moments was not told by itself.
      book.mark(shelf.strained().get(rule.name()).hidden()::holds, times(rule.name()));
      close(rule.name(), book);
    }
  }

  /** A time before which no incident of a rule began that may still change. */
  private long floor(String rule) {
    try {
      Note note = shelf.notes().get(rule);
      return note == null ? Times.END : note.floor();
    } catch (Exception e) {
      throw new IllegalStateException("could not read the notes of " + rule, e);
    }
  }

  private void listen(int clock, Event event) throws Exception {
    for (Rule rule : city.endedBy(event, clock)) {
      IncidentBook book = open(rule.name());
      if (event.isWithdrawn()) {
        book.uncut(event.identity(), times(rule.name()));
      } else {
        book.cut(Cut.ending(event, city.key(rule, event)), times(rule.name()));
      }
      close(rule.name(), book);
    }
    if (!city.isOperations(clock)) {
      return;
    }
    for (Rule rule : city.quietedBy(event)) {
      Reception.going(desk, rule.name(), event, city.key(rule, event));
      shaken.add(rule.name());
    }
    Wish wish = new Wish(event, city.stream(event), city.wording);
    if (wish.is("silence")) {
      Reception.Asked asked = wish.silence();
      Reception.silence(desk, event, asked);
      shaken.addAll(city.rules.keySet());
      city.areas
          .doubt(event.isWithdrawn() ? null : asked.area())
          .ifPresent(doubt -> out.audit(wish.line("?", AuditLine.What.UNKNOWN, doubt)));
    } else if (wish.isAboutIncident()) {
      answers.answer(wish);
    }
  }

  /** After a restart in which sources are others, ends what nobody goes on with. */
  private void abandon() throws Exception {
    for (String rule : life.orphans().rules()) {
      if (shelf.book(rule) != null) {
        IncidentBook book = open(rule);
        book.abandon();
        close(rule, book);
      }
      Reception.forgetRule(desk, rule).forEach(out::incident);
    }
    for (String signal : life.orphans().signals()) {
      Reception.forgetSignal(desk, signal);
      shaken.addAll(explaining.quietedBy(signal));
    }
    strains.reclock(city::successor);
  }

  /** After a restart, tells the open incidents again before anything else. */
  private void repeat() throws Exception {
    Long last = shelf.spokenIn();
    if (last == null || last == life.epoch()) {
      return;
    }
    for (String rule : List.copyOf(shelf.notes().keySet())) {
      IncidentBook book = open(rule);
      book.repeat(times(rule));
      close(rule, book);
    }
    strains.repeat();
  }

  /** What holds messages back may have changed, and what lines of the truth wait for. */
  private void settle() throws Exception {
    while (!shaken.isEmpty()) {
      String rule = shaken.pollFirst();
      if (shelf.book(rule) != null) {
        IncidentBook book = open(rule);
        book.reconsider(times(rule));
        close(rule, book);
      }
    }
    if (desk.isEmpty()) {
      return;
    }
    answers.answerAcks();
    for (Incident known : watch.ready(rule -> city.quietAt(rule, passed), this::knownUpTo)) {
      out.incident(known);
      tellLate(known);
    }
    Map<String, Note> notes = shelf.notes();
    watch.forget(rule -> floor(rule, notes), passed.least());
  }

  /** What was held back wrongly to the end is told now that this is known. */
  private void tellLate(Incident known) throws Exception {
    String rule = known.rule();
    if (shelf.book(rule) != null) {
      IncidentBook book = open(rule);
      if (book.hasUntold()) {
        book.known(known, times(rule));
        close(rule, book);
      }
    }
  }

  private long knownUpTo(String rule) {
    long truth = times(rule).truth();
    boolean isExtreme = truth == Times.END || truth == Long.MIN_VALUE;
    return isExtreme ? truth : truth - city.rules.get(rule).reach();
  }

  private long floor(String rule, Map<String, Note> notes) {
    Note note = notes.get(rule);
    return note == null ? knownUpTo(rule) : Math.min(note.floor(), knownUpTo(rule));
  }

  Times times(String rule) {
    return city.times(rule, passed);
  }

  IncidentBook open(String rule) throws Exception {
    Book book = Objects.requireNonNullElseGet(shelf.book(rule), () -> new Book(life.epoch()));
    Voice voice = life.voices().of(rule).of(book);
    IncidentBook opened = new IncidentBook(voice, book, watch, this);
    opened.endWithRule(times(rule));
    return opened;
  }

  void close(String rule, IncidentBook book) throws Exception {
    shelf.put(rule, book);
    List<String> symptoms = explaining.symptoms(rule);
    if (!symptoms.isEmpty() && Reception.causes(desk, rule, book.live())) {
      shaken.addAll(symptoms);
    }
  }

  @Override
  public void alert(Alert alert) {
    out.alert(alert);
  }

  @Override
  public void match(String rule) {
    out.match(rule);
  }

  @Override
  public void audit(AuditLine line) {
    out.audit(line);
  }

  @Override
  public void strain(Strain strain) {
    out.strain(strain);
  }

  /** Lines of the truth may have to wait. */
  @Override
  public void incident(Incident incident) {
    Rule rule = city.rules.get(incident.rule());
    boolean isMarked = rule.incident().quiet() != null || !explaining.causes(rule.name()).isEmpty();
    if (isMarked || explaining.isCause(rule.name())) {
      watch.add(incident);
    } else {
      out.incident(incident);
    }
  }
}
