package urbanbrain.send.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets come from variables and files, and no error repeats one. */
class SecretsTest {

  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("twenty-four bytes, or so".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  @Test
  void aVariableAndAFileAreTwoSecrets() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), SECRET + "\n");
    Secrets secrets = new Secrets(List.of("NEW"), List.of(file.toString()));
    assertThat(secrets.read(Map.of("NEW", SECRET)::get))
        .hasSize(2)
        .allMatch(
            secret ->
                new String(secret, StandardCharsets.UTF_8).equals("twenty-four bytes, or so"));
  }

  @Test
  void aFileMayHoldBothAndThePrefixMayBeMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("both"), SECRET + "\n\n " + SECRET.substring(6));
    assertThat(new Secrets(List.of(), List.of(file.toString())).read(name -> null)).hasSize(2);
    Secrets three = new Secrets(List.of("A"), List.of(file.toString()));
    assertThatThrownBy(() -> three.read(name -> SECRET)).hasMessageContaining("3 secrets");
  }

  @Test
  void whatIsWrongIsSaidWithoutTheSecret() {
    refused(new Secrets(List.of("A"), List.of()), null, "A is not set");
    refused(new Secrets(List.of("A"), List.of()), "whsec_hush!hush!", "base64");
    refused(new Secrets(List.of("A"), List.of()), "whsec_aHVzaA==", "of 4 bytes");
    refused(new Secrets(List.of(), List.of(folder + "/none")), "x", "cannot be read");
  }

  private static void refused(Secrets secrets, String value, String why) {
    assertThatThrownBy(() -> secrets.read(name -> value))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why)
        .satisfies(
            e -> {
              assertThat(e.toString()).doesNotContain("hush", "aHVzaA");
              assertThat(String.valueOf(e.getCause())).doesNotContain("hush", "aHVzaA");
            });
  }
}
