package urbanbrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Nothing grows a giant centre: the sizes of methods, files and packages of both modules. */
class SizesTest {

  private static final int METHOD_LINES = 40;
  private static final int FILE_LINES = 300;
  private static final int PACKAGE_FILES = 15;
  private static final int PARAMETERS = 5;

  @Test
  void filesAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Files.readAllLines(file).stream().filter(l -> !l.startsWith("import ")).count();
      if (lines > FILE_LINES) {
        tooLong.add(file.getFileName() + " " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void packagesAreSmall() throws IOException {
    Map<Path, Long> files =
        sources().stream()
            .filter(f -> !f.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(files)
        .allSatisfy((p, n) -> assertThat(n).as("%s", p).isLessThanOrEqualTo(PACKAGE_FILES));
  }

  @Test
  void methodsAreShortAndTakeFewParameters() throws IOException {
    assertThat(oversizedMethods(sources())).isEmpty();
  }

  private static List<String> oversizedMethods(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      Methods methods = new Methods(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        methods.scan(unit, unit);
      }
      return methods.oversized;
    }
  }

  /** Finds the methods that are too long or take too much; records' components may be many. */
  private static final class Methods extends TreeScanner<Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<String> oversized = new ArrayList<>();

    Methods(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree type, CompilationUnitTree unit) {
      for (Tree member : type.getMembers()) {
        if (member instanceof MethodTree method && method.getBody() != null) {
          measure(type, method, unit);
        }
      }
      return super.visitClass(type, unit);
    }

    private void measure(ClassTree type, MethodTree method, CompilationUnitTree unit) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      boolean isConstructor = method.getReturnType() == null;
      if (last - first + 1 > METHOD_LINES
          || (!isConstructor && method.getParameters().size() > PARAMETERS)) {
        oversized.add(type.getSimpleName() + "." + method.getName() + " at line " + first);
      }
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("engine", "jobs")) {
      files.addAll(javaFiles(Path.of("..", module, "src/main/java")));
    }
    return files;
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(f -> f.toString().endsWith(".java")).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
