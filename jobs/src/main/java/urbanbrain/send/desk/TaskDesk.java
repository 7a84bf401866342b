package urbanbrain.send.desk;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** The thread of a Flink task. */
public record TaskDesk(MailboxExecutor mailbox, ProcessingTimeService time) implements Desk {

  @Override
  public long now() {
    return time.getCurrentProcessingTime();
  }

  @Override
  public void mail(Mail mail, String what) {
    try {
      mailbox.execute(mail::read, what);
    } catch (RejectedExecutionException e) {
      // The task is gone; what was not delivered is sent again after a restore.
    }
  }

  @Override
  public Future<?> at(long at, Mail mail) {
    return time.registerTimer(at, now -> mail.read());
  }

  @Override
  public void await() throws InterruptedException {
    mailbox.yield();
  }
}
