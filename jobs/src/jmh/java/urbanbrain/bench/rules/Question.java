package urbanbrain.bench.rules;

import java.io.Serializable;
import urbanbrain.bench.contest.Readings;

/**
 * Which readings are such as which rule asks for? There are as many districts as rules, a rule for
 * each: it asks for values in a band of its own that one of 60 readings has. So one of 60 readings
 * fulfils a rule, however many rules there are.
 */
final class Question implements Serializable {

  /** How wide a band is; values are whole numbers, and between 40 and 100 but for a few. */
  static final int WIDTH = 1;

  private static final int LEAST = 40;
  private static final int BANDS = 60;

  private final String[] districts;

  Question(int rules) {
    districts = new String[rules];
    for (int rule = 0; rule < rules; rule++) {
      districts[rule] = "district-" + rule;
    }
  }

  /** How many rules there are. */
  int rules() {
    return districts.length;
  }

  /** What a rule is called. */
  static String name(int rule) {
    return "rule_" + rule;
  }

  /** The district that a rule is about. */
  String district(int rule) {
    return districts[rule];
  }

  /** The district where a reading's sensor is. */
  String district(Readings readings, int at) {
    return districts[readings.sensor(at) % districts.length];
  }

  /** The least value that a rule asks for. */
  static int from(int rule) {
    return LEAST + rule % BANDS;
  }

  /** The value below which a rule asks for values. */
  static int below(int rule) {
    return from(rule) + WIDTH;
  }
}
