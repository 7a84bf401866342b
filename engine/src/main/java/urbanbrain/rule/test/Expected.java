package urbanbrain.rule.test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One incident as it is expected: only what the test says of it.
 *
 * @param line where it stands in its file
 * @param facts what it is to be, under the words of {@link Facts}, in the order of the file
 */
public record Expected(int line, Map<String, String> facts) {

  public Expected {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Whether it is to be raised for good, and told. */
  public boolean isRaised() {
    return !Facts.TRUE.equals(facts.get(Facts.WITHDRAWN))
        && !Facts.NEVER.equals(facts.get(Facts.RAISED));
  }
}
