package urbanbrain.collect.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/** A broker that takes everybody and then says what it was told to, which Mosquitto never does. */
final class Refuser implements AutoCloseable {

  private static final int CONNECT = 1;
  private static final int SUBSCRIBE = 8;

  private final ServerSocket server;
  private final byte[] welcome;
  private final byte[] afterSubscribe;

  /**
   * A broker for one client at a time.
   *
   * @param welcome its CONNACK, in hex digits
   * @param afterSubscribe what it says when topics are asked for, in hex digits; {@code id} stands
   *     for the identifier of the packet
   */
  Refuser(String welcome, String afterSubscribe) throws IOException {
    this.welcome = HexFormat.of().parseHex(welcome);
    // the client numbers what it subscribes from 65526 on
    this.afterSubscribe = HexFormat.of().parseHex(afterSubscribe.replace("id", "fff6"));
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "refuser");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        serveOne();
      }
    } catch (IOException e) {
      // the test is through
    }
  }

  private void serveOne() throws IOException {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int first = in.read(); first >= 0; first = in.read()) {
        in.skipNBytes(length(in));
        switch (first >> 4) {
          case CONNECT -> out.write(welcome);
          case SUBSCRIBE -> out.write(afterSubscribe);
          default -> {}
        }
      }
    }
  }

  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      length |= (next & 0x7f) << shift;
      shift += 7;
    } while (next > 0x7f);
    return length;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
