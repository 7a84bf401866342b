package urbanbrain.simulate;

import java.util.List;
import java.util.function.LongFunction;

/**
 * A record that no engine can use.
 *
 * @param reason the code of the reason why not
 * @param text its line, given the time at which it comes in
 */
record Broken(String reason, LongFunction<String> text) {

  private static final String PLACE = ",\"lat\":40.712,\"lon\":-77.521}";

  /** Broken records of the speed sensors: one of each kind that a table can have. */
  static List<Broken> speeds() {
    return List.of(
        new Broken("out_of_range", at -> speed(at, "40.710000", Clock.local(at), "612.0")),
        new Broken("not_finite", at -> speed(at, "40.710000", Clock.local(at), "NaN")),
        new Broken("wrong_type", at -> speed(at, "40.710000", Clock.local(at), "fast")),
        new Broken("bad_place", at -> speed(at, "91.500000", Clock.local(at), "38.5")),
        new Broken("bad_time", at -> speed(at, "40.710000", "2026-02-30 16:20:00", "38.5")),
        new Broken("missing_field", at -> speed(at, "40.710000", "", "38.5")));
  }

  private static String speed(long received, String lat, String observed, String kmh) {
    return String.join(
        ",", Clock.local(received), "main-st-3", lat, "-77.522370", observed, kmh, "4");
  }

  /** Broken records of the dispatch centre: one of each kind that a document can have. */
  static List<Broken> calls() {
    return List.of(
        new Broken("not_parsed", at -> call(at, "9001", Clock.iso(at), "crash").substring(0, 90)),
        new Broken("no_stream", at -> call(at, "9002", Clock.iso(at), "parade") + PLACE),
        new Broken("missing_field", at -> call(at, "9003", null, "crash") + PLACE),
        new Broken("bad_time", at -> call(at, "9004", "yesterday", "crash") + PLACE),
        new Broken("future_time", at -> call(at, "9005", "2099-01-01T00:00:00Z", "crash") + PLACE),
        new Broken(
            "bad_place",
            at -> call(at, "9006", Clock.iso(at), "crash") + ",\"lat\":\"N/A\",\"lon\":0}"),
        new Broken(
            "wrong_type",
            at -> call(at, "9007", Clock.iso(at), "ems") + ",\"priority\":\"high\"" + PLACE),
        new Broken(
            "out_of_range",
            at -> call(at, "9008", Clock.iso(at), "ems") + ",\"priority\":77" + PLACE),
        new Broken(
            "too_deep",
            at -> call(at, "9009", Clock.iso(at), "crash") + ",\"note\":" + "[".repeat(3000)));
  }

  private static String call(long received, String number, String dispatched, String type) {
    String time = dispatched == null ? "" : "\"dispatched\":\"" + dispatched + "\",";
    return "{\"received\":\"%s\",\"call\":\"26%s\",%s\"type\":\"%s\""
        .formatted(Clock.iso(received), number, time, type);
  }

  /** Broken records of the networks' control system. */
  static List<Broken> networks() {
    return List.of(
        new Broken(
            "not_parsed", at -> "{\"rx\":" + at + ",\"tag\":\"P03\",\"ts\":" + at + ",\"bar\":4."),
        new Broken("out_of_range", at -> pressure(at, "-3.1")),
        new Broken("wrong_type", at -> pressure(at, "\"#ERR\"")),
        new Broken("not_parsed", at -> "modem restarted"));
  }

  private static String pressure(long received, String bar) {
    return "{\"rx\":%d,\"tag\":\"P03\",\"ts\":%d,\"bar\":%s,\"zone\":\"south\",\"pos\":{\"lat\":40.7,\"lon\":-77.5}}"
        .formatted(received, received, bar);
  }
}
