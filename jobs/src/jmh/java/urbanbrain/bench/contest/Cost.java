package urbanbrain.bench.contest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What something took.
 *
 * @param wall nanoseconds on the wall's clock
 * @param cpu nanoseconds of processor time of the whole JVM, its collector and compiler too
 */
public record Cost(double wall, double cpu) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** What is timed. */
  public interface Work {
    void run() throws Exception;
  }

  /** Does it, after the garbage of what was before is gone. */
  public static Cost of(Work work) throws Exception {
    System.gc();
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Cost(System.nanoTime() - wall, SYSTEM.getProcessCpuTime() - cpu);
  }

  /** The median of each of the two. */
  public static Cost median(List<Cost> costs) {
    return new Cost(median(costs, Cost::wall), median(costs, Cost::cpu));
  }

  /** Without what also nothing takes, and by the piece. */
  public Cost each(Cost empty, int pieces) {
    return new Cost((wall - empty.wall) / pieces, (cpu - empty.cpu) / pieces);
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
    double[] sorted = costs.stream().mapToDouble(part).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
