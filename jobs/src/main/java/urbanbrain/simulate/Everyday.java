package urbanbrain.simulate;

import java.util.List;
import java.util.Random;

/** The calls of an ordinary day, scattered over the town and the hours by chance. */
final class Everyday {

  private static final double AMBULANCES_AN_HOUR = 9;
  private static final double STOPPED_CARS_AN_HOUR = 2;
  private static final double DENTED_CARS_AN_HOUR = 1;
  private static final List<String> COMPLAINTS =
      List.of(
          "RESPIRATORY EMERGENCY",
          "CARDIAC EMERGENCY",
          "FALL VICTIM",
          "FALL VICTIM",
          "SUBJECT IN PAIN",
          "HEAD INJURY",
          "SYNCOPAL EPISODE",
          "SEIZURES",
          "GENERAL WEAKNESS",
          "ABDOMINAL PAINS",
          "MEDICAL ALERT ALARM",
          "DIABETIC EMERGENCY");

  private Everyday() {}

  /** Adds such calls to a script, but none where and when it wants nothing else to happen. */
  static void addTo(Script script, long seed, long from, long until) {
    Random random = Noise.of(seed, "everyday");
    add(script, random, new Script.Call("ems", from, null, "", 1), AMBULANCES_AN_HOUR, until);
    add(script, random, call("disabled_vehicle", from), STOPPED_CARS_AN_HOUR, until);
    add(script, random, call("crash", from), DENTED_CARS_AN_HOUR, until);
  }

  private static Script.Call call(String type, long at) {
    return new Script.Call(type, at, null, null, 0);
  }

  private static void add(
      Script script, Random random, Script.Call first, double perHour, long until) {
    long at = first.at() + Noise.wait(random, perHour);
    while (at < until) {
      Script.Call call = somewhere(random, first, at);
      if (script.reserved.stream().noneMatch(r -> r.holds(call))) {
        script.calls.add(call);
      }
      at += Noise.wait(random, perHour);
    }
  }

  private static Script.Call somewhere(Random random, Script.Call like, long at) {
    Spot spot = new Spot(random.nextDouble() * 2200 - 1100, random.nextDouble() * 2200 - 1100);
    boolean isEms = like.priority() > 0;
    String complaint = isEms ? COMPLAINTS.get(random.nextInt(COMPLAINTS.size())) : null;
    return new Script.Call(like.type(), at, spot, complaint, isEms ? 1 + random.nextInt(4) : 0);
  }
}
