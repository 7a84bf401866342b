package urbanbrain.verdict;

import java.util.List;

/**
 * The truth, as now known, of one signal for one key: the episodes that touch {@code [from, to)}
 * are now exactly {@code now}. The patches of one (rule, key) follow one channel, so the last word
 * wins.
 *
 * @param rule the window rule that gives the signal
 * @param key the key that it is about
 * @param before the episodes that earlier patches gave for this interval: where they stood must
 *     hear of the change
 */
public record Patch(
    String rule, String key, long from, long to, List<Episode> before, List<Episode> now) {}
