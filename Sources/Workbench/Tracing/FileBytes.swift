internal import Glibc

/// The bytes of a file in pieces, for its mark.
struct FileBytes {
  private let path: String
  let count: Int

  /// Nil for what is no regular file, or may not be read.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0
    else { return nil }
    self.path = path
    count = Int(status.st_size)
  }

  private static let most = 64 << 20
  private static let piece = 1 << 20

  /// Gives the pieces in order; of a file that is too large the first and the last.
  func each(_ take: ([UInt8]) -> Void) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var offset = 0
    while offset < count {
      var bytes = [UInt8](repeating: 0, count: Self.piece)
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      guard read > 0 else { return }
      take(Array(bytes.prefix(read)))
      offset += read
      if count > Self.most, offset < count - Self.piece { offset = count - Self.piece }
    }
  }
}
