package urbanbrain.collect;

import java.io.Serializable;
import urbanbrain.mapping.SourceSpec;

/**
 * One file of a source.
 *
 * @param path where it lies
 */
public record Input(String path, SourceSpec spec) implements Serializable {}
