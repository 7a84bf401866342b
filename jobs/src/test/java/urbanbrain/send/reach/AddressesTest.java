package urbanbrain.send.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No channel speaks to a machine's own link or to what gives out keys. */
class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "febf:ffff::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "ff02::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "::169.254.169.254"
      })
  void isForbidden(String address) {
    assertThat(Addresses.why(InetAddresses.forString(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.1.1",
        "93.184.216.34",
        "fd00:ec2::253",
        "2606:2800:220:1::1",
        "169.253.255.255",
        "64:ff9b::a01:203"
      })
  void isAllowed(String address) {
    assertThat(Addresses.why(InetAddresses.forString(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2852039166", "169.254.43518", "169.254.169.254", "[fe80::1%1]"})
  void judgedIsWhatANameResolvesTo(String host) {
    assertThatThrownBy(() -> Addresses.check(host))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("allow_link_local");
  }

  @Test
  void aNameThatIsNotKnownIsNoAddress() throws IOException {
    Addresses.check("localhost");
    assertThatThrownBy(() -> Addresses.check("no-such-host.invalid"))
        .hasMessageContaining("not known");
  }
}
