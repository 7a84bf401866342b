package urbanbrain.flow.raise.shelf;

/** What was written of a book or a case; nobody changes it. */
final class Page {

  final byte[] bytes;

  Page(byte[] bytes) {
    this.bytes = bytes;
  }
}
