package urbanbrain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where each process of a cluster shows its metrics: a file of the form in which Prometheus looks
 * for what to scrape ({@code file_sd_configs}), with the label {@code process}.
 */
record ScrapeTargets(Path file) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOST = "localhost:";

  /** Gives each process a port that is free. */
  void lay(List<String> processes) throws IOException {
    ArrayNode targets = JSON.createArrayNode();
    List<ServerSocket> taken = new ArrayList<>();
    try {
      for (String process : processes) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        taken.add(socket);
        var target = targets.addObject();
        target.putArray("targets").add(HOST + socket.getLocalPort());
        target.putObject("labels").put("process", process);
      }
    } finally {
      for (ServerSocket socket : taken) {
        socket.close();
      }
    }
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(targets));
  }

  /** The port of each process, by its name; none where nothing was laid. */
  Map<String, Integer> ports() throws IOException {
    Map<String, Integer> ports = new TreeMap<>();
    if (Files.exists(file)) {
      for (JsonNode target : JSON.readTree(file.toFile())) {
        String address = target.path("targets").path(0).asText();
        ports.put(
            target.path("labels").path("process").asText(),
            Integer.valueOf(address.substring(HOST.length())));
      }
    }
    return ports;
  }
}
