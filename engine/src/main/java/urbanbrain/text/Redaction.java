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

  private static final String VALUE = "(\"[^\"]*\"|'[^']*'|[^,}\\s\"']+(?: [^,}]+)*)";

  /**
   * A client's property, which has a dot in its name, or a plain password, with a value that is not
   * looked up elsewhere.
   */
  private static final Pattern PROPERTY =
      Pattern.compile(
          "((?:(?=[\\w-]+\\.)"
              + SECRET
              + "|(?<![\\w.-])pass(?:word|wd|phrase))\"?\\s*:\\s*)(?![\"']?\\$\\{)"
              + VALUE,
          Pattern.CASE_INSENSITIVE);

  /** What stands where the name of an environment variable is wanted, and is none. */
  private static final Pattern NO_VARIABLE =
      Pattern.compile(
          "(\\w_env\"?\\s*:\\s*)(?!\\[|[\"']?whsec_|[\"']?[A-Za-z_]\\w*[\"']?\\s*(?:[,}#]|$))"
              + VALUE);

  /** A login before an address. */
  private static final Pattern LOGIN = Pattern.compile("[\\w.%+-]+:[^\\s\"'@/]+@");

  private Redaction() {}

  /** Whether the value of a client's property must not stand where anybody may read it. */
  public static boolean isSecret(String property) {
    return NAME.matcher(property).matches();
  }

  /** A text without the secrets in it. */
  public static String of(String text) {
    String unsigned = SIGNING.matcher(text).replaceAll("whsec_" + HIDDEN);
    String unnamed = NO_VARIABLE.matcher(unsigned).replaceAll("$1" + HIDDEN);
    String anonymous = LOGIN.matcher(unnamed).replaceAll(HIDDEN + "@");
    return PROPERTY.matcher(anonymous).replaceAll("$1" + HIDDEN);
  }
}
