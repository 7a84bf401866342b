package urbanbrain.flow.local;

import static com.google.common.base.Preconditions.checkState;

/** The key that an operator looks at now. */
final class CurrentKey<K> {

  private K key;

  void set(K next) {
    key = next;
  }

  K get() {
    checkState(key != null, "keyed state was asked for, and there is no key");
    return key;
  }
}
