package urbanbrain.asset;

import java.io.Serializable;
import java.util.Map;
import urbanbrain.event.Place;
import urbanbrain.geo.Shape;

/**
 * A thing of the city that events are about.
 *
 * @param place a point that stands for it, or nowhere
 * @param shape its line or area; null where it is a point, or nowhere
 * @param attributes what is said of it: texts, numbers (doubles) and truths; relations are texts,
 *     the ids of others
 */
public record Asset(String id, Place place, Shape shape, Map<String, Object> attributes)
    implements Serializable {

  public Asset {
    attributes = Map.copyOf(attributes);
  }
}
