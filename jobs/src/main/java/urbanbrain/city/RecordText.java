package urbanbrain.city;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import urbanbrain.collect.recording.Keeping;
import urbanbrain.collect.recording.Keeping.Limits;
import urbanbrain.text.Durations;
import urbanbrain.text.Scalars;
import urbanbrain.text.Shape;
import urbanbrain.text.Sizes;
import urbanbrain.text.YamlNode;

/** Reads where a live city's records are kept, and for how long. */
final class RecordText {

  private RecordText() {}

  /**
   * What a city file says of it.
   *
   * @param folder where relative paths are looked up
   */
  static Optional<Keeping> read(YamlNode node, Path folder) {
    Shape shape = Shape.of(node, "a recording", "dir", "rotate", "keep");
    Limits rotate = shape.get("rotate").map(n -> limits(n, Keeping.ROTATE)).orElse(Keeping.ROTATE);
    Limits keep = shape.get("keep").map(n -> limits(n, Keeping.KEEP)).orElse(Keeping.KEEP);
    return shape
        .need("dir")
        .flatMap(Scalars::text)
        .map(dir -> new Keeping(folder.resolve(dir).normalize().toString(), rotate, keep));
  }

  /** A length of time, a size, or both; what is not said is as usual. */
  private static Limits limits(YamlNode node, Limits usual) {
    Limits limits = usual;
    for (YamlNode one : Scalars.oneOrMore(node)) {
      String text = one.isScalar() ? one.text() : "";
      OptionalLong age = Durations.parse(text);
      OptionalLong size = Sizes.parse(text);
      if (age.orElse(0) > 0) {
        limits = new Limits(age.getAsLong(), limits.size());
      } else if (size.orElse(0) > 0) {
        limits = new Limits(limits.age(), size.getAsLong());
      } else {
        one.complain(
            "%s is no limit: write a length of time as 1h or 7d, or a size as 256MB or 20GB"
                .formatted(one.quote()));
      }
    }
    return limits;
  }
}
