package urbanbrain.rule.test.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import urbanbrain.asset.Asset;
import urbanbrain.asset.Assets;
import urbanbrain.event.Derived;
import urbanbrain.event.Dictionary;
import urbanbrain.event.Field;
import urbanbrain.event.Place;
import urbanbrain.event.StreamType;
import urbanbrain.text.Shape;
import urbanbrain.text.YamlNode;
import urbanbrain.text.YamlNode.Entry;

/** Reads the assets of a case: by id, what the stream files say of them, and where they are. */
final class AssetsReader {

  /** The attributes that stream files declare, by name. */
  private final TreeMap<String, Field> declared = new TreeMap<>();

  AssetsReader(Dictionary streams) {
    for (StreamType stream : streams.streams()) {
      for (Field field : stream.looked()) {
        if (field.name().startsWith(Derived.ASSET)) {
          declared.putIfAbsent(field.name().substring(Derived.ASSET.length()), field);
        }
      }
    }
  }

  /** The assets, without those that are a problem. */
  Assets read(YamlNode node) {
    if (!node.isMap()) {
      node.complain("assets is a mapping: the id of an asset, what is known of it");
    }
    List<Asset> assets = new ArrayList<>();
    for (Entry entry : node.entries()) {
      assets.add(read(entry.name(), entry.value()));
    }
    return Assets.of(assets);
  }

  private Asset read(String id, YamlNode node) {
    List<String> words = new ArrayList<>(declared.keySet());
    words.add(Values.LAT);
    words.add(Values.LON);
    Shape shape = Shape.of(node, "an asset", words.toArray(String[]::new));
    Map<String, Object> attributes = new HashMap<>();
    declared.forEach(
        (name, field) ->
            shape
                .get(name)
                .flatMap(value -> attribute(field, value))
                .ifPresent(value -> attributes.put(name, value)));
    Place place = Values.place(shape.get(Values.LAT), shape.get(Values.LON), node);
    return new Asset(id, place, null, attributes);
  }

  private static Optional<Object> attribute(Field field, YamlNode value) {
    return switch (field.type()) {
      case TEXT -> Values.text(value).map(text -> text);
      case NUMBER -> Values.number(field, value).map(number -> number);
      case BOOLEAN -> Values.flag(value).map(flag -> flag);
    };
  }
}
