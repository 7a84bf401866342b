package urbanbrain.collect.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** What a recording asks of a file system: recordings are for the eyes of their owner alone. */
interface Disk {

  /** That of this machine. */
  Disk OURS =
      new Disk() {
        @Override
        public Output create(Path file) throws IOException {
          Set<StandardOpenOption> anew =
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          return new Local(FileChannel.open(file, anew, only(file.getParent(), "rw-------")));
        }

        @Override
        public long spare(Path folder) throws IOException {
          FileStore store = Files.getFileStore(folder);
          return store.getUsableSpace() - Math.min(RESERVE, store.getTotalSpace() / 20);
        }
      };

  /** A file that is written. */
  abstract class Output extends OutputStream {

    /** Brings all to the disk. */
    abstract void force() throws IOException;
  }

  /** A file of this machine. */
  final class Local extends Output {
    private final FileChannel file;
    private final OutputStream out;

    private Local(FileChannel file) {
      this.file = file;
      this.out = Channels.newOutputStream(file);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    void force() throws IOException {
      file.force(false);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** So much of a disk is left free, or a twentieth of a small one. */
  long RESERVE = 1_000_000_000L;

  /** A new file, which only its owner may read. */
  Output create(Path file) throws IOException;

  /** How many bytes a recording may still write there. */
  long spare(Path folder) throws IOException;

  /** A folder that only its owner may look into, if it is not there yet. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path there = folder.toAbsolutePath();
      while (!Files.exists(there)) {
        there = there.getParent();
      }
      Files.createDirectories(folder, only(there, "rwx------"));
    }
  }

  private static FileAttribute<?>[] only(Path beside, String permissions) throws IOException {
    boolean isKnown = Files.getFileStore(beside).supportsFileAttributeView("posix");
    return isKnown
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
