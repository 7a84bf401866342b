/**
 * What a city has: assets (a pipe, a road segment, a hospital) with their places and attributes,
 * and layers of areas; and what is looked up of them for events.
 *
 * <p>Read once, never changed, no Flink. Start at {@link urbanbrain.asset.Assets}; what is written
 * down is read by {@link urbanbrain.asset.AssetsFile}.
 */
package urbanbrain.asset;
