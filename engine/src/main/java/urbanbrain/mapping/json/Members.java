package urbanbrain.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The members that an object had in the records so far. A source writes its records alike: after a
 * member that one is expected which followed it last, and its name is compared before any is looked
 * up.
 */
final class Members {

  /** So many names are remembered that lead nowhere, so that no source fills the memory. */
  private static final int MOST = 64;

  /** And none that is longer. */
  private static final int LONGEST = 64;

  /** A member: how its name is written, and where it leads; null where that is nowhere. */
  static final class Member {
    private final SerializedString name;
    private final Step step;

    /** Null where nothing is expected. */
    private Member follower;

    private Member(SerializedString name, Step step) {
      this.name = name;
      this.step = step;
    }

    /** The step to its value, null where it is not used. */
    Step step() {
      return step;
    }
  }

  private final Map<String, Step> used;
  private final Map<String, Member> known = new HashMap<>();
  private final Member start = new Member(null, null);

  /** Stands for each that is not remembered. */
  private final Member other = new Member(null, null);

  /** The members of objects of which these are used. */
  Members(Map<String, Step> used) {
    this.used = used;
  }

  /** What the first member follows. */
  Member start() {
    return start;
  }

  /** Reads the name of the member that follows another one; null at the object's end. */
  Member next(JsonParser parser, Member last) throws IOException {
    Member expected = last.follower;
    if (expected == null) {
      parser.nextToken();
    } else if (parser.nextFieldName(expected.name)) {
      return expected;
    }
    return parser.currentToken() == JsonToken.FIELD_NAME ? found(parser.currentName(), last) : null;
  }

  private Member found(String name, Member last) {
    Member member = known.get(name);
    if (member == null) {
      member = meet(name);
    }
    last.follower = member == other ? null : member;
    return member;
  }

  private Member meet(String name) {
    Step step = used.get(name);
    if (step == null && (known.size() >= MOST || name.length() > LONGEST)) {
      return other;
    }
    Member member = new Member(new SerializedString(name), step);
    known.put(name, member);
    return member;
  }
}
