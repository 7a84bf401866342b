package urbanbrain.send.reach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Which certificates are trusted: those of the JDK, or those of a file in their place. */
public final class Trust {

  private Trust() {}

  /**
   * What trusts the certificates in a file, and no others.
   *
   * @param file one or several certificates, PEM
   * @throws IOException where there is none in it
   */
  public static SSLContext in(Path file) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managersFor(file).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  /**
   * The same, for those who make their context themselves.
   *
   * @param file one or several certificates, PEM
   * @throws IOException where there is none in it
   */
  public static TrustManagerFactory managersFor(Path file) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates(file)) {
        store.setCertificateEntry("ca-" + ++number, certificate);
      }
      if (number == 0) {
        throw new IOException("there is no certificate in " + file);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  private static IOException unusable(Path file, GeneralSecurityException cause) {
    return new IOException("the certificates in %s cannot be used".formatted(file), cause);
  }

  private static Iterable<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem);
    } catch (NoSuchFileException e) {
      throw new IOException("the file of certificates %s is not there".formatted(file), e);
    }
  }
}
