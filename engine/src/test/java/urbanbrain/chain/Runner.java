package urbanbrain.chain;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import urbanbrain.flow.Stamp;
import urbanbrain.flow.Word;
import urbanbrain.flow.WordCodec;
import urbanbrain.flow.local.LocalKeyed;
import urbanbrain.harness.Driver;
import urbanbrain.rule.RuleSet;
import urbanbrain.rule.clock.RuleClocks;
import urbanbrain.verdict.MatchUpdate;

/** What runs the operators of a chain. */
enum Runner {

  /** Flink's own test harness. */
  HARNESS {
    @Override
    <K, I, O> Operator<I, O> keyed(
        Supplier<? extends KeyedProcessFunction<K, I, O>> function,
        KeySelector<I, K> key,
        TypeInformation<K> keys) {
      return Operator.of(Driver.keyed(function, key, keys));
    }

    @Override
    Operator<Word, Word> stamp(int clock) {
      return Operator.of(Driver.of(() -> new Stamp(clock), new WordCodec()));
    }

    @Override
    Operator<Silent.Heard, MatchUpdate> silent(RuleSet rules, List<RuleClocks.Source> sources) {
      return new Silent(rules, sources);
    }
  },

  /** The engine's own light driver, which is far quicker. */
  LOCAL {
    @Override
    <K, I, O> Operator<I, O> keyed(
        Supplier<? extends KeyedProcessFunction<K, I, O>> function,
        KeySelector<I, K> key,
        TypeInformation<K> keys) {
      var form = keys.createSerializer(new SerializerConfigImpl());
      return new RunLocally<>(
          out -> new LocalKeyed<>(function, element -> keyOf(key, element), form, out));
    }

    @Override
    Operator<Word, Word> stamp(int clock) {
      return new RunLocally<>(out -> new StampLocally(clock, out));
    }

    @Override
    Operator<Silent.Heard, MatchUpdate> silent(RuleSet rules, List<RuleClocks.Source> sources) {
      return new RunLocally<>(out -> new SilentLocally(rules, sources, out));
    }
  };

  /** What {@code -Drunner=} says; without it the quick one. */
  static Runner asked() {
    return valueOf(System.getProperty("runner", "local").toUpperCase(Locale.ROOT));
  }

  /** Runs a keyed function. */
  abstract <K, I, O> Operator<I, O> keyed(
      Supplier<? extends KeyedProcessFunction<K, I, O>> function,
      KeySelector<I, K> key,
      TypeInformation<K> keys);

  /** Runs the end of a clock's path. */
  abstract Operator<Word, Word> stamp(int clock);

  /** Runs the operator of silence. */
  abstract Operator<Silent.Heard, MatchUpdate> silent(
      RuleSet rules, List<RuleClocks.Source> sources);

  private static <I, K> K keyOf(KeySelector<I, K> key, I element) {
    try {
      return key.getKey(element);
    } catch (Exception e) {
      throw new IllegalStateException("no key of " + element, e);
    }
  }
}
