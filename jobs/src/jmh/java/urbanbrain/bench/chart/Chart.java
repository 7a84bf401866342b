package urbanbrain.bench.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Series of points over two axes, drawn as SVG.
 *
 * @param title what it shows
 */
public record Chart(String title, Axis x, Axis y, List<Series> series) {

  /** Where charts lie, seen from the module in which benchmarks run. */
  private static final Path FOLDER = Path.of("../engine/src/jmh/charts");

  private static final int WIDTH = 820;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int RIGHT = 460;
  private static final int BOTTOM = 360;

  /** How far apart the names of series are. */
  private static final int LINE = 20;

  /** Colours that people tell apart who see few. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000");

  public Chart {
    series = List.copyOf(series);
  }

  /** Writes it among the results under a name. */
  public void write(String name) throws IOException {
    Files.writeString(Files.createDirectories(FOLDER).resolve(name + ".svg"), svg());
  }

  /** It as a file of SVG; there must be a point. */
  public String svg() {
    Axis.Scale across = x.over(all(Series.Point::x));
    Axis.Scale up = y.over(all(Series.Point::y));
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="22" font-size="15">%s</text>
        """,
        WIDTH,
        HEIGHT,
        LEFT,
        escaped(title));
    addAcross(svg, across);
    addUp(svg, up);
    for (int i = 0; i < series.size(); i++) {
      addSeries(svg, i, across, up);
    }
    return svg.append("</svg>\n").toString();
  }

  private double[] all(ToDoubleFunction<Series.Point> part) {
    return series.stream().flatMap(s -> s.points().stream()).mapToDouble(part).toArray();
  }

  private void addAcross(StringBuilder svg, Axis.Scale scale) {
    for (double mark : scale.marks()) {
      double at = across(scale, mark);
      addLine(svg, at, TOP, at, BOTTOM);
      addText(svg, "middle", at, BOTTOM + 18, Axis.Scale.text(mark));
    }
    addText(svg, "middle", (LEFT + RIGHT) / 2.0, BOTTOM + 40, x.title());
  }

  private void addUp(StringBuilder svg, Axis.Scale scale) {
    for (double mark : scale.marks()) {
      double at = up(scale, mark);
      addLine(svg, LEFT, at, RIGHT, at);
      addText(svg, "end", LEFT - 8, at + 4, Axis.Scale.text(mark));
    }
    add(
        svg,
        "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
        (TOP + BOTTOM) / 2,
        escaped(y.title()));
  }

  private void addSeries(StringBuilder svg, int which, Axis.Scale across, Axis.Scale up) {
    String colour = COLOURS.get(which % COLOURS.size());
    StringBuilder line = new StringBuilder();
    for (Series.Point point : series.get(which).points()) {
      double atX = across(across, point.x());
      double atY = up(up, point.y());
      add(line, "%.1f,%.1f ", atX, atY);
      add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", atX, atY, colour);
    }
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
        line.toString().strip(),
        colour);
    double name = TOP + LINE * (which + 0.5);
    add(
        svg,
        "<rect x=\"%d\" y=\"%.1f\" width=\"14\" height=\"3\" fill=\"%s\"/>%n",
        RIGHT + 16,
        name - 6,
        colour);
    addText(svg, "start", RIGHT + 36, name, series.get(which).name());
  }

  private static double across(Axis.Scale scale, double value) {
    return LEFT + scale.place(value) * (RIGHT - LEFT);
  }

  private static double up(Axis.Scale scale, double value) {
    return BOTTOM - scale.place(value) * (BOTTOM - TOP);
  }

  private static void addLine(StringBuilder svg, double x1, double y1, double x2, double y2) {
    add(
        svg,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
        x1,
        y1,
        x2,
        y2);
  }

  private static void addText(StringBuilder svg, String anchor, double x, double y, String text) {
    add(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        escaped(text));
  }

  private static void add(StringBuilder to, String format, Object... parts) {
    to.append(String.format(Locale.ROOT, format, parts));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
