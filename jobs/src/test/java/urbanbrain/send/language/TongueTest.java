package urbanbrain.send.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import urbanbrain.rule.Severity;

/** Numbers, times, severities and sentences as the readers of a language write them. */
class TongueTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final long TIME = Instant.parse("2026-03-02T21:26:24Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|12345.5|12,345.5", "de|12345.5|12.345,5", "zh-Hans|12345.5|12,345.5", "en|3|3",
        "de|-0.25|-0,25", "en|***|***", "en|<5|<5", "xx|1234|1,234"
      })
  void numbers(String language, String plain, String written) {
    assertThat(new Tongue(language, SHANGHAI).number(plain)).isEqualTo(written);
  }

  @Test
  void timesAreLocal() {
    assertThat(new Tongue("zh", SHANGHAI).time(TIME)).contains("2026年3月3日").contains("5:26:24");
    assertThat(new Tongue("de", SHANGHAI).time(TIME)).isEqualTo("03.03.2026, 05:26:24");
    assertThat(new Tongue("en", SHANGHAI).time(TIME)).contains("Mar 3, 2026").contains("5:26:24");
  }

  @Test
  void severitiesAreColoursInChineseAndTheWordsOfCapElse() {
    SeverityWords usual = SeverityWords.USUAL;
    assertThat(usual.word("zh", Severity.Extreme)).isEqualTo("红色");
    assertThat(usual.word("zh-Hans-CN", Severity.Severe)).isEqualTo("橙色");
    assertThat(usual.word("zh", Severity.Moderate)).isEqualTo("黄色");
    assertThat(usual.word("zh", Severity.Minor)).isEqualTo("蓝色");
    assertThat(usual.word("en", Severity.Severe)).isEqualTo("Severe");
  }

  @Test
  void aCityMayCallThemOtherwise() {
    SeverityWords own =
        new SeverityWords(
            Map.of("en", Map.of(Severity.Severe, "RED"), "zh", Map.of(Severity.Minor, "一般")));
    assertThat(own.word("en-GB", Severity.Severe)).isEqualTo("RED");
    assertThat(own.word("en", Severity.Minor)).isEqualTo("Minor");
    assertThat(own.word("zh", Severity.Minor)).isEqualTo("一般");
    assertThat(own.word("zh", Severity.Extreme)).isEqualTo("红色");
  }

  @Test
  void aLanguageWithoutSentencesGetsEnglishOnes() {
    assertThat(new Tongue("fi", SHANGHAI).say("evidence", "3")).isEqualTo("Evidence: 3.");
    assertThat(new Tongue("zh-Hans", SHANGHAI).say("evidence", "3")).isEqualTo("依据：3条。");
    assertThat(new Tongue("fr", SHANGHAI).say("gap", "x")).contains("Ce n'est pas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "de", "es", "fr"})
  void everyLanguageHasEverySentence(String language) throws IOException {
    assertThat(names(language)).isEqualTo(names("en"));
  }

  private static Set<String> names(String language) throws IOException {
    try (InputStream in = Tongue.class.getResourceAsStream(language + ".properties")) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts.stringPropertyNames();
    }
  }
}
