internal import Foundation

/// The lines that come through a pipe, as far as they have come; reading does not wait.
struct LineInput {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  /// Where the first line begins that was not handed out.
  private var begin = 0
  /// Up to where the buffer holds no end of a line.
  private var searched = 0
  /// Whether the other end was closed and all was read.
  private(set) var isAtEnd = false

  init(_ handle: FileHandle) {
    self.handle = handle
    let flags = fcntl(handle.fileDescriptor, F_GETFL)
    _ = fcntl(handle.fileDescriptor, F_SETFL, flags | O_NONBLOCK)
  }

  /// To be waited for.
  var polled: pollfd { pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0) }

  /// The next whole line, without its end.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
      if begin > 0 { buffer.removeFirst(begin) }
      begin = 0
      searched = buffer.count
      return nil
    }
    defer { (begin, searched) = (end + 1, end + 1) }
    return buffer[begin..<end]
  }

  /// Reads what is there; false where nothing was.
  @discardableResult
  mutating func takeIn() -> Bool {
    let room = 65_536
    var hasRead = false
    while !isAtEnd {
      let filled = buffer.count
      buffer.append(contentsOf: repeatElement(0, count: room))
      let count = buffer.withUnsafeMutableBytes { bytes in
        read(handle.fileDescriptor, bytes.baseAddress.map { $0 + filled }, room)
      }
      buffer.removeLast(room - max(0, count))
      if count < 0, errno == EINTR { continue }
      if count == 0 { isAtEnd = true }
      hasRead = hasRead || count > 0
      guard count == room else { break }
    }
    return hasRead
  }
}
