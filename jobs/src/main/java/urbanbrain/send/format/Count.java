package urbanbrain.send.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import urbanbrain.send.privacy.Few;

/**
 * A number of things as it may be told.
 *
 * @param number how many there are
 * @param isHidden whether they are people, and too few to tell how many
 */
public record Count(long number, boolean isHidden) {

  /** A number that is of people, or is not. */
  public static Count of(long number, boolean ofPeople) {
    return new Count(number, ofPeople && Few.is(number));
  }

  /** As text, a plain number where it may be told. */
  public String text() {
    return isHidden ? Few.TEXT : Long.toString(number);
  }

  /** As a JSON number; as a text where there are too few. */
  public void write(String name, JsonGenerator json) throws IOException {
    if (isHidden) {
      json.writeStringField(name, Few.TEXT);
    } else {
      json.writeNumberField(name, number);
    }
  }
}
