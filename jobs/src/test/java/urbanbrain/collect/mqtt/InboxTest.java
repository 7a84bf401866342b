package urbanbrain.collect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import urbanbrain.flow.decode.Record;

class InboxTest {

  private final Inbox inbox = new Inbox(2);

  @Test
  void whatIsEmptySaysWhenItIsNoLonger() throws Exception {
    assertThat(inbox.next()).isNull();
    CompletableFuture<Void> news = inbox.news();
    assertThat(news).isNotDone();
    inbox.add(asked());
    assertThat(news).isDone();
    assertThat(inbox.news()).isDone();
    assertThat(inbox.next()).isNotNull();
    assertThat(inbox.next()).isNull();
    assertThat(inbox.news()).isNotDone();
  }

  @Test
  void ofWhatNeedsNoAcknowledgementSoMuchIsKept() throws Exception {
    for (int i = 0; i < 3; i++) {
      inbox.add(asked());
      inbox.add(unasked());
    }
    assertThat(inbox.dropped()).isEqualTo(1);
    for (int i = 0; i < 5; i++) {
      assertThat(inbox.next()).isNotNull();
    }
    assertThat(inbox.next()).isNull();
    inbox.add(unasked());
    assertThat(inbox.next()).isNotNull();
    assertThat(inbox.dropped()).isEqualTo(1);
  }

  @Test
  void aFailureStandsBehindWhatCameBeforeIt() throws Exception {
    inbox.add(asked());
    inbox.fail(new IOException("no use"));
    assertThat(inbox.next()).isNotNull();
    assertThatThrownBy(inbox::next).hasMessage("no use");
    assertThat(inbox.news()).isDone();
  }

  private static Inbox.Message asked() {
    return new Inbox.Message("t", Record.Kind.DATA, new byte[0], 0, () -> {});
  }

  private static Inbox.Message unasked() {
    return new Inbox.Message("t", Record.Kind.DATA, new byte[0], 0, null);
  }
}
