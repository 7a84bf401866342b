package urbanbrain.window.pane;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import urbanbrain.event.Event;
import urbanbrain.event.Site;
import urbanbrain.feed.EventForm;

/**
 * The panes of one key that hold events, in the order of time. What stands at an index is a pane or
 * a part of one: 0 is the oldest.
 */
sealed interface Ring permits PaneRing, EventRing {

  /** How many panes or parts there are. */
  int size();

  /** The number of the pane at an index. */
  long number(int index, Panes.Plan plan);

  /** The index of the first pane with at least this number. */
  int indexOf(long number, Panes.Plan plan);

  /** The index of the first pane with a higher number. */
  int after(long number, Panes.Plan plan);

  /** Drops the panes with a lower number. */
  void dropBefore(long number, Panes.Plan plan);

  /** Drops all panes. */
  void clear();

  /** Whether no pane from this number on has been dropped. */
  boolean isWholeFrom(long number);

  /** Where the words of what stands at an index begin in {@link #words}, until the next is read. */
  int read(int index, Panes.Plan plan);

  /** The words that were read; not to be changed. */
  long[] words(Panes.Plan plan);

  /** The number of events from one index to before another. */
  long count(int from, int to);

  /** Adds to a list the first events from there to there, until it has as many as are shown. */
  void showFirst(int from, int to, Panes.Plan plan, List<Event> into);

  /** Where the last event from there to there is that has a place, or nowhere. */
  Site site(int from, int to, Panes.Plan plan);

  /** A copy that shares nothing that can change. */
  Ring copy();

  /** Writes it. */
  <O extends DataOutput> void write(O out, EventForm<?, O> events) throws IOException;
}
