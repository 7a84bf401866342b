package urbanbrain.bench.rules;

import java.nio.file.Path;

/** Who takes part in the contest of rules. */
enum RulePeer {
  OURS("ours: rules, the whole job") {
    @Override
    Player load(Question question, Path city) throws Exception {
      return Ours.read(question, city);
    }
  },
  INDEX("our rule index alone, in the caller's thread") {
    @Override
    Player load(Question question, Path city) throws Exception {
      return new Indexed(Ours.read(question, city));
    }
  },
  ONE_BY_ONE("our conditions one by one, in the caller's thread") {
    @Override
    Player load(Question question, Path city) throws Exception {
      return new OneByOne(Ours.read(question, city));
    }
  },
  ESPER("Esper 9, in the caller's thread") {
    @Override
    Player load(Question question, Path city) throws Exception {
      return new Esper(question);
    }
  },
  CEL("cel-java one by one, in the caller's thread") {
    @Override
    Player load(Question question, Path city) throws Exception {
      return new Cel(question);
    }
  },
  HAND("a map by hand, in the caller's thread") {
    @Override
    Player load(Question question, Path city) {
      return new ByHand(question);
    }
  };

  private final String title;

  RulePeer(String title) {
    this.title = title;
  }

  /**
   * Loads the rules.
   *
   * @param city the file of the city whose rules are ours
   */
  abstract Player load(Question question, Path city) throws Exception;

  /** What the table calls it. */
  String title() {
    return title;
  }
}
