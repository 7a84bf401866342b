package urbanbrain.text;

import java.util.regex.Pattern;

/**
 * Hides secrets that stand, by mistake, where anybody may read: a problem shows the line that it is
 * on, and logs show problems.
 */
public final class Redaction {

  private static final String HIDDEN = "***";

  /** A webhook's secret. */
  private static final Pattern SIGNING = Pattern.compile("whsec_[\\w+/=-]+");

  private static final String SECRET = "[\\w.-]*(?:password|jaas|secret|\\.key\\b)[\\w.-]*";
  private static final Pattern NAME = Pattern.compile(SECRET, Pattern.CASE_INSENSITIVE);

  /**
   * A client's property, which has a dot in its name, with a value that is not looked up elsewhere.
   */
  private static final Pattern PROPERTY =
      Pattern.compile(
          "((?=[\\w-]+\\.)"
              + SECRET
              + "\"?\\s*:\\s*)(?![\"']?\\$\\{)(\"[^\"]*\"|'[^']*'|[^,}\\s\"']+(?: [^,}]+)*)",
          Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  /** Whether the value of a client's property must not stand where anybody may read it. */
  public static boolean isSecret(String property) {
    return NAME.matcher(property).matches();
  }

  /** A text without the secrets in it. */
  public static String of(String text) {
    String unsigned = SIGNING.matcher(text).replaceAll("whsec_" + HIDDEN);
    return PROPERTY.matcher(unsigned).replaceAll("$1" + HIDDEN);
  }
}
