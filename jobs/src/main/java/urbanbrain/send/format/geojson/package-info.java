/**
 * Messages for maps, as GeoJSON (RFC 7946). Start at {@link
 * urbanbrain.send.format.geojson.GeoJsonFormat}.
 */
package urbanbrain.send.format.geojson;
