package urbanbrain.send.reach;

import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses to which no channel speaks: those of a machine's own link and of the metadata services
 * of clouds, which give keys to whoever asks from within (server-side request forgery). Judged is
 * what a name resolves to, on every try.
 */
public final class Addresses {

  /** Of AWS and others by IPv6, of Google by IPv6, of Alibaba, of Azure, of Oracle. */
  private static final Set<InetAddress> METADATA =
      ImmutableSet.of(
          InetAddresses.forString("fd00:ec2::254"),
          InetAddresses.forString("fd20:ce::254"),
          InetAddresses.forString("100.100.100.200"),
          InetAddresses.forString("168.63.129.16"),
          InetAddresses.forString("192.0.0.192"));

  private Addresses() {}

  /**
   * Resolves a host, which takes its time.
   *
   * @throws IOException where it has no address, or one that is forbidden
   */
  public static void check(String host) throws IOException {
    for (InetAddress address : resolve(host)) {
      Optional<String> why = why(address);
      if (why.isPresent()) {
        throw new IOException(
            "%s is %s, %s: allow_link_local is not set"
                .formatted(host, address.getHostAddress(), why.get()));
      }
    }
  }

  private static InetAddress[] resolve(String host) throws IOException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new IOException("the host " + host + " is not known", e);
    }
  }

  /** Why an address is forbidden; empty if it is not. */
  public static Optional<String> why(InetAddress address) {
    InetAddress meant = meant(address);
    if (meant.isLinkLocalAddress()) {
      return Optional.of("a link-local address");
    }
    if (METADATA.contains(meant)) {
      return Optional.of("the address of a metadata service");
    }
    if (meant.isMulticastAddress() || meant.isAnyLocalAddress()) {
      return Optional.of("not the address of one host");
    }
    return Optional.empty();
  }

  /** The IPv4 address that one of IPv6 stands for (RFC 6052, 3056, 4291), else itself. */
  private static InetAddress meant(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address;
    }
    if (InetAddresses.hasEmbeddedIPv4ClientAddress(six)) {
      return InetAddresses.getEmbeddedIPv4ClientAddress(six);
    }
    byte[] bytes = six.getAddress();
    boolean isTranslated = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff;
    return isTranslated && bytes[3] == (byte) 0x9b ? four(bytes) : plain(six);
  }

  private static InetAddress four(byte[] six) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(six, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** Without the scope, by which the same address would be another one. */
  private static InetAddress plain(Inet6Address six) {
    try {
      return InetAddress.getByAddress(six.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
