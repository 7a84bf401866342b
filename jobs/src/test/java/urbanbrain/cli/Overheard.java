package urbanbrain.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All that is logged and printed while it listens, down to what logs leave out as a rule. */
final class Overheard implements AutoCloseable {

  private final StringBuffer logged = new StringBuffer();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Map<String, LoggerConfig> loggers = context.getConfiguration().getLoggers();
  private final Appender appender = new Appender();

  Overheard() {
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    appender.start();
    loggers.values().forEach(logger -> logger.addAppender(appender, Level.DEBUG, null));
    loggers.values().forEach(logger -> logger.setLevel(Level.DEBUG));
    context.updateLoggers();
  }

  /** Writes down what is logged, and why. */
  private final class Appender extends AbstractAppender {

    Appender() {
      super("overheard", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      logged.append(event.getMessage().getFormattedMessage()).append('\n');
      for (Throwable why = event.getThrown(); why != null; why = why.getCause()) {
        logged.append(why).append('\n');
      }
    }
  }

  String all() {
    return logged + printed.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    context.reconfigure();
  }
}
