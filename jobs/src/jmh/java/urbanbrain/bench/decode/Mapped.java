package urbanbrain.bench.decode;

import java.io.IOException;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.flink.BenchCity;
import urbanbrain.city.City;
import urbanbrain.event.Event;
import urbanbrain.mapping.Fault;
import urbanbrain.mapping.Mapper;

/** Our mapping: makes events of records, with the fields that the city's rule asks for. */
final class Mapped implements Mapper.Outcome {

  private static final String RULE =
      """
      rule: rule
      says: A sensor reads low values.
      status: live
      owner: bench
      because: The peers are asked the same.
      gaps: [None.]
      events:
        reading: { stream: bench.reading }
      when:
        window: { of: reading, by: sensor, over: 5m, every: 10s }
        raise: "avg(reading.value) < 20"
      incident:
        severity: Minor
        headline: { en: "Low values at {reading.sensor}" }
      """;

  private Answer answer = Answer.NONE;

  private Mapped() {}

  static Answer read(byte[][] records, int size) throws IOException {
    City city = BenchCity.of(RULE, "id: id, time: time");
    Mapper mapper = new Mapper(city.specs().get(0));
    Mapped mapped = new Mapped();
    for (int at = 0; at < size; at++) {
      mapper.map(records[at], 0, records[at].length, Event.NO_ARRIVAL, mapped);
    }
    return mapped.answer;
  }

  @Override
  public void event(Event event, long said) {
    answer =
        Reading.add(answer, event.id(), event.texts()[0], event.time(), (int) event.numbers()[0]);
  }

  @Override
  public void ignored() {
    throw new IllegalStateException("every record is a reading");
  }

  @Override
  public void dead(Fault fault) {
    throw new IllegalStateException(fault);
  }
}
