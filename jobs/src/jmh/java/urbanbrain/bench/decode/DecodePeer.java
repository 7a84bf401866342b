package urbanbrain.bench.decode;

import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Peer;
import urbanbrain.bench.contest.Readings;

/** Who takes part in the contest of decoding, each in the caller's thread. */
enum DecodePeer implements Peer {
  OURS("ours: the mapping of a city file") {
    @Override
    public Answer answer(Readings readings) throws Exception {
      return Mapped.read(Payloads.of(readings), readings.size());
    }
  },
  STREAMING("Jackson streaming, the same fields") {
    @Override
    public Answer answer(Readings readings) throws Exception {
      return Jackson.stream(Payloads.of(readings), readings.size());
    }
  },
  DATABIND("Jackson databind, a tree") {
    @Override
    public Answer answer(Readings readings) throws Exception {
      return Jackson.tree(Payloads.of(readings), readings.size());
    }
  };

  static final int MOST = 1_000_000;

  private final String title;

  DecodePeer(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String kind() {
    return "decode";
  }

  @Override
  public boolean isSorted() {
    return false;
  }

  @Override
  public double seconds() {
    return 2;
  }

  @Override
  public int most() {
    return MOST;
  }
}
