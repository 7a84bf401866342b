/**
 * Text that people write: YAML whose every part knows its place, problems, durations, distances.
 *
 * <p>Nothing here throws for bad text: what is wrong becomes a {@link urbanbrain.text.Problem}, all
 * of them in one reading. Start at {@link urbanbrain.text.YamlNode}.
 */
package urbanbrain.text;
