package urbanbrain.send.desk;

import java.io.IOException;
import java.util.concurrent.Future;

/**
 * The one thread to which a channel's state belongs: what others have to say comes to it as mail.
 */
public interface Desk {

  /** Work for the thread. */
  @FunctionalInterface
  interface Mail {
    /** Does it. */
    void read() throws IOException;
  }

  /** The time, milliseconds since the epoch. */
  long now();

  /** Gives the thread something to do; from any thread. */
  void mail(Mail mail, String what);

  /** Gives the thread something to do at a time, at once where it is past. */
  Future<?> at(long time, Mail mail);

  /** Waits for one mail and reads it; by the thread itself. */
  void await() throws IOException, InterruptedException;
}
