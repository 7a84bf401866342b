package urbanbrain.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What one subtask sends to another: elements and watermarks, which keep their order. */
final class Channel<T> {

  /** An element, or a watermark where there is none. */
  private record Item<T>(T element, long watermark) {}

  private final Deque<Item<T>> items = new ArrayDeque<>();
  private long watermark = Long.MIN_VALUE;

  void send(T element) {
    items.add(new Item<>(element, 0));
  }

  void sendWatermark(long time) {
    items.add(new Item<>(null, time));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** The last watermark that was taken. */
  long watermark() {
    return watermark;
  }

  /** After a restore no watermark is known until the next one comes. */
  void forgetWatermark() {
    watermark = Long.MIN_VALUE;
  }

  /** What is under way is lost. */
  void clear() {
    items.clear();
  }

  /** Takes the next item. */
  void take(Consumer<T> onElement, LongConsumer onWatermark) {
    Item<T> item = items.remove();
    if (item.element != null) {
      onElement.accept(item.element);
    } else {
      watermark = item.watermark;
      onWatermark.accept(item.watermark);
    }
  }
}
