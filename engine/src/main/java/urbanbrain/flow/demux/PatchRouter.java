package urbanbrain.flow.demux;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import urbanbrain.flow.Routed;
import urbanbrain.flow.RoutedCodec;
import urbanbrain.flow.edition.Editing;
import urbanbrain.flow.edition.KnowsRules;
import urbanbrain.flow.edition.Notice;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.edition.EditionText;
import urbanbrain.verdict.Patch;

/**
 * Gives each patch of a signal to every key at which some rule waits for it, where its episodes
 * stand now and where they stood before.
 */
public final class PatchRouter extends RichFlatMapFunction<Patch, Routed>
    implements KnowsRules, ResultTypeQueryable<Routed> {

  private final Editing editing;
  private transient RuleIndex index;

  /** Routes by what these rules wait for. */
  public PatchRouter(RuleSet rules) {
    this(Editing.fixed(rules));
  }

  /** Routes by what rules wait for that may change. */
  public PatchRouter(Editing editing) {
    this.editing = editing;
  }

  @Override
  public Editing editing() {
    return editing;
  }

  @Override
  public void open(OpenContext context) {
    index = new RuleIndex(editing.rules());
  }

  @Override
  public void flatMap(Patch patch, Collector<Routed> out) {
    if (Notice.is(patch)) {
      EditionText edition = Notice.of(patch);
      if (editing.take(edition)) {
        index = new RuleIndex(editing.rules());
        Notice.routed(edition, getRuntimeContext().getTaskInfo()).forEach(out::collect);
      }
      return;
    }
    for (Space space : index.spaces(patch.rule())) {
      space.route(patch, out::collect);
    }
  }

  @Override
  public TypeInformation<Routed> getProducedType() {
    return new RoutedCodec().info();
  }
}
