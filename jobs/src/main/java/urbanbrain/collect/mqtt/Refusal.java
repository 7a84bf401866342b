package urbanbrain.collect.mqtt;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import urbanbrain.mqtt.MqttSettings;

/** Tells what will be no better at the next try from what may. */
final class Refusal {

  private static final Set<Mqtt5ConnAckReasonCode> PASSING_5 =
      Set.of(
          Mqtt5ConnAckReasonCode.UNSPECIFIED_ERROR,
          Mqtt5ConnAckReasonCode.SERVER_UNAVAILABLE,
          Mqtt5ConnAckReasonCode.SERVER_BUSY,
          Mqtt5ConnAckReasonCode.QUOTA_EXCEEDED,
          Mqtt5ConnAckReasonCode.CONNECTION_RATE_EXCEEDED);

  /** At the next try the broker would send the same again. */
  private static final Set<Mqtt5DisconnectReasonCode> BROKEN =
      Set.of(
          Mqtt5DisconnectReasonCode.MALFORMED_PACKET,
          Mqtt5DisconnectReasonCode.PROTOCOL_ERROR,
          Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED,
          Mqtt5DisconnectReasonCode.PACKET_TOO_LARGE);

  private Refusal() {}

  /** Whether the broker has sent more messages than it was asked for. */
  static boolean isFlood(Throwable cause) {
    return cause instanceof Mqtt5DisconnectException ended
        && ended.getMqttMessage().getReasonCode()
            == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
  }

  /**
   * Why it is no use to try again, without any secret; null where it is.
   *
   * @param cause why there is no connection
   */
  static String of(Throwable cause, Dial dial) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      String reason = reason(at, dial.settings());
      if (reason != null) {
        return "the MQTT broker %s %s".formatted(dial.server().name(), reason);
      }
    }
    return null;
  }

  private static String reason(Throwable cause, MqttSettings settings) {
    if (cause instanceof Mqtt5ConnAckException refused) {
      Mqtt5ConnAckReasonCode code = refused.getMqttMessage().getReasonCode();
      return !code.isError() || PASSING_5.contains(code) ? null : login(code, settings.login());
    }
    if (cause instanceof Mqtt3ConnAckException refused) {
      Mqtt3ConnAckReturnCode code = refused.getMqttMessage().getReturnCode();
      boolean mayPass = !code.isError() || code == Mqtt3ConnAckReturnCode.SERVER_UNAVAILABLE;
      return mayPass ? null : login(code, settings.login());
    }
    if (cause instanceof Mqtt5SubAckException refused) {
      var codes = refused.getMqttMessage().getReasonCodes();
      return topics(codes.stream().map(c -> c.isError()).toList(), settings);
    }
    if (cause instanceof Mqtt3SubAckException refused) {
      var codes = refused.getMqttMessage().getReturnCodes();
      return topics(codes.stream().map(c -> c.isError()).toList(), settings);
    }
    if (cause instanceof Mqtt5DisconnectException ended) {
      Mqtt5DisconnectReasonCode code = ended.getMqttMessage().getReasonCode();
      if (code == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER) {
        return "has another client with the id " + settings.session().clientId();
      }
      return BROKEN.contains(code) ? "breaks the protocol: " + ended.getMessage() : null;
    }
    return cause instanceof CertificateException
        ? "shows a certificate that is not trusted: " + cause.getMessage()
        : null;
  }

  private static String login(Enum<?> code, MqttSettings.Login login) {
    String with =
        login.userVariable() == null
            ? "without a user"
            : "with the user in the environment variable " + login.userVariable();
    return "refuses a login %s: %s".formatted(with, code);
  }

  private static String topics(List<Boolean> isRefused, MqttSettings settings) {
    List<String> topics = settings.topics();
    return IntStream.range(0, Math.min(topics.size(), isRefused.size()))
        .filter(isRefused::get)
        .mapToObj(topics::get)
        .collect(Collectors.joining(", ", "does not let us listen to ", ""));
  }
}
