internal import Foundation

/// How the process that evaluates cells says that its answers are to be read.
struct CellBell {
  /// On which file of that process it is rung.
  static let file: Int32 = 3

  /// What is rung.
  enum Sound: UInt8 {
    /// An answer is there that was waited for.
    case once = 0x2E
    /// More is said than lies about in a pipe: read on until it is rung once again.
    case held = 0x2B
  }

  /// Whether this process was started with a bell.
  static var isThere: Bool {
    var status = stat()
    return fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  private let handle: FileHandle
  /// Whether answers are to be read as they come.
  private(set) var isHeld = false
  /// Whether nobody is there any more who could ring.
  private(set) var isGone = false

  init(_ handle: FileHandle) { self.handle = handle }

  /// To be waited for.
  var polled: pollfd { pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0) }

  /// Takes in what was rung.
  mutating func hear() {
    var sounds = [UInt8](repeating: 0, count: 64)
    let count = read(handle.fileDescriptor, &sounds, sounds.count)
    if count == 0 { isGone = true }
    guard count > 0, let last = Sound(rawValue: sounds[count - 1]) else { return }
    isHeld = last == .held
  }
}

/// The other end: the answers, and the bell.
struct CellAnswers {
  /// What was said since it was rung.
  private var unread = 0
  private var isHeld = false

  /// What lies about in a pipe for certain, whether anybody reads or not.
  private static let room = 4_096

  /// Says something that the runner need not hear at once.
  mutating func show(_ answer: CellAnswer) {
    let line = answer.line + "\n"
    let count = line.utf8.count
    if unread + count > Self.room, !isHeld {
      // Else we would wait for its reading, and it for our being done.
      isHeld = true
      Self.ring(.held)
    }
    unread += count
    Self.write(line, to: STDOUT_FILENO)
  }

  /// Says something that the runner waits for.
  mutating func tell(_ answer: CellAnswer) {
    show(answer)
    (unread, isHeld) = (0, false)
    Self.ring(.once)
  }

  private static func ring(_ sound: CellBell.Sound) {
    write(String(UnicodeScalar(sound.rawValue)), to: CellBell.file)
  }

  private static func write(_ text: String, to file: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let begin = rest.baseAddress, rest.count > 0 {
        let count = Foundation.write(file, begin, rest.count)
        // Nobody is there to hear it.
        if count < 0, errno != EINTR { _exit(1) }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
      }
    }
  }
}
