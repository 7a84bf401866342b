package urbanbrain.send.format.alertmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import urbanbrain.verdict.Alert;

/**
 * What a receiver must be told again while it lasts: the last word of every incident that is open
 * there. Knows no clock and no channel: whoever owns one posts all that its {@link Shelf} holds
 * when it is time, and keeps the shelf in its checkpoints.
 */
public final class Standing {

  /** Where the last words stand, by handle. */
  public interface Shelf {

    /** The last word of a handle, or null. */
    Alert get(String handle) throws Exception;

    /** Puts it there. */
    void put(Alert alert) throws Exception;

    /** Takes it away. */
    void remove(String handle) throws Exception;
  }

  private final Shelf shelf;

  /** What stands on this shelf. */
  public Standing(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Takes in a message, and gives what is to be posted of it: the message itself and, before it,
   * the end of what stood under another identity. An older word than the last changes nothing.
   */
  public List<Alert> take(Alert alert) throws Exception {
    Alert before = shelf.get(alert.incident());
    if (before != null && before.sequence() > alert.sequence()) {
      return List.of();
    }
    List<Alert> posts = new ArrayList<>();
    for (String handle : alert.absorbs()) {
      end(handle, alert, posts);
    }
    if (before != null && !isSame(before, alert)) {
      end(alert.incident(), alert, posts);
    }
    posts.add(alert);
    if (goesOn(alert)) {
      shelf.put(alert);
    } else {
      shelf.remove(alert.incident());
    }
    return posts;
  }

  private static boolean goesOn(Alert alert) {
    return alert.state() == Alert.State.OPEN || alert.state() == Alert.State.PROVISIONAL;
  }

  /** Whether two words about an incident are of one identity: whether their labels are the same. */
  private static boolean isSame(Alert before, Alert now) {
    return before.facts().severity() == now.facts().severity()
        && Objects.equals(before.facts().key(), now.facts().key());
  }

  private void end(String handle, Alert by, List<Alert> posts) throws Exception {
    Alert standing = shelf.get(handle);
    if (standing != null) {
      shelf.remove(handle);
      posts.add(standing.endedAt(by.time()));
    }
  }
}
