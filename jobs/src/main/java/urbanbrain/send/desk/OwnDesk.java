package urbanbrain.send.desk;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that does nothing else, outside any job. */
public final class OwnDesk implements Desk, AutoCloseable {

  private final Clock clock;
  private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
  private final ScheduledThreadPoolExecutor alarms;

  /** A thread with this clock. */
  public OwnDesk(Clock clock) {
    this.clock = clock;
    alarms =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "webhook-alarms");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public long now() {
    return clock.millis();
  }

  @Override
  public void mail(Mail mail, String what) {
    mails.add(mail);
  }

  @Override
  public Future<?> at(long time, Mail mail) {
    long wait = Math.max(0, time - now());
    return alarms.schedule(() -> mails.add(mail), wait, TimeUnit.MILLISECONDS);
  }

  @Override
  public void await() throws IOException, InterruptedException {
    mails.take().read();
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }
}
