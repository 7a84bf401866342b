package urbanbrain.feed;

/** The key of what is judged. */
@FunctionalInterface
public interface Key {

  /** The value of the key fields, else empty. */
  String text();
}
