internal import Foundation

/// A load that is watched from outside: what it said when, and when its log began to grow.
///
/// The script announces and reports every commit. The log of the store is looked at through its size
/// alone, so that the watcher takes no lock and changes nothing.
struct WatchedRun {
  /// Seconds from the start of the process.
  struct Times {
    var begun: [Int: Double] = [:]
    var grown: [Int: Double] = [:]
    var done: [Int: Double] = [:]
    var end = 0.0
  }

  private(set) var times = Times()
  /// The exit status; nil where it was killed.
  private(set) var status: Int32?
  /// Whether the store's own file was written to in the commit that was under way.
  private(set) var isFolded = false

  static let arguments = ["run", "--store", "quality.db", "--create", "load.lua"]

  /// Starts the load and lets it run to its end, or to the moment of the kill.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - moment: When to kill it; nil to let it end.
  /// - Throws: ``SoakFailure`` when the program cannot be run.
  init(of program: Program, killedAt moment: KillMoment?) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SoakFailure("no pipe can be made") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    defer { close(ends[0]) }
    let start = ContinuousClock.now
    let process = try program.start(Self.arguments, output: ends[1])
    close(ends[1])
    let store = "\(program.folder)/quality.db"
    var said = ""
    var current: Int?
    var sizeAtBegin = 0
    var stampAtBegin = FileStamp(store)
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let now = start.duration(to: .now) / .seconds(1)
      let count = read(ends[0], &block, block.count)
      if count == 0 { break }
      if count > 0 {
        said += String(decoding: block[..<count], as: UTF8.self)
        while let end = said.firstIndex(of: "\n") {
          let words = said[..<end].split(separator: " ")
          said.removeSubrange(...end)
          guard words.count == 2, let batch = Int(words[1]) else { continue }
          if words[0] == "begin" {
            current = batch
            times.begun[batch] = now
            sizeAtBegin = FileStamp(store + "-wal")?.size ?? 0
            stampAtBegin = FileStamp(store)
          } else {
            current = nil
            times.done[batch] = now
          }
        }
      }
      if let current, times.grown[current] == nil {
        // A log that is begun anew changes without growing; that is seen at its first frame only.
        let size = FileStamp(store + "-wal")?.size ?? 0
        if size > sizeAtBegin { times.grown[current] = now }
      }
      if let moment, moment.hasCome(at: now, times) {
        kill(process, SIGKILL)
        break
      }
      // Near the moment nothing may be slept through; long before it the program needs the machine.
      if current == nil || moment?.batch != current { usleep(100) }
    }
    status = Program.wait(for: process)
    // What it said in its last moments is still in the pipe.
    while case let count = read(ends[0], &block, block.count), count > 0 {
      said += String(decoding: block[..<count], as: UTF8.self)
    }
    for line in said.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let batch = Int(words[1]) else { continue }
      if words[0] == "begin" {
        times.begun[batch] = .infinity
      } else {
        times.done[batch] = .infinity
      }
    }
    times.end = start.duration(to: .now) / .seconds(1)
    isFolded = FileStamp(store) != stampAtBegin
  }

  /// How many commits were reported as done.
  var reported: Int { times.done.count }
  /// The commit that was announced and not reported.
  var underWay: Int? { times.begun.keys.first { times.done[$0] == nil } }
}

/// What the system says of a file without anybody opening it.
struct FileStamp: Hashable {
  let size: Int
  let modified: Int
  let inode: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    inode = UInt64(status.st_ino)
  }
}
