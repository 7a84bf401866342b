package urbanbrain.bench.rules;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import urbanbrain.bench.contest.Answer;
import urbanbrain.bench.contest.Readings;

/** Programs of cel-java, run one after the other in the caller's thread. */
final class Cel implements Player {

  private static final String WHERE = "district == '%s' && value >= %d.0 && value < %d.0";

  private final Question question;
  private final List<CelRuntime.Program> programs = new ArrayList<>();

  Cel(Question question) throws Exception {
    this.question = question;
    CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("district", SimpleType.STRING)
            .addVar("value", SimpleType.DOUBLE)
            .build();
    CelRuntime runtime = CelRuntimeFactory.legacyCelRuntimeBuilder().build();
    for (int rule = 0; rule < question.rules(); rule++) {
      String where =
          WHERE.formatted(question.district(rule), Question.from(rule), Question.below(rule));
      programs.add(runtime.createProgram(compiler.compile(where).getAst()));
    }
  }

  @Override
  public Answer answer(Readings readings) throws Exception {
    Answer answer = Answer.NONE;
    for (int at = 0; at < readings.size(); at++) {
      Map<String, Object> event =
          Map.of("district", question.district(readings, at), "value", (double) readings.value(at));
      for (int rule = 0; rule < programs.size(); rule++) {
        boolean holds = (boolean) programs.get(rule).eval(event);
        answer = holds ? answer.plus(Question.name(rule), readings.time(at)) : answer;
      }
    }
    return answer;
  }
}
