import Foundation
import Glibc
import PseudoTerminalSupport
import TestInputSupport
import Testing

/// What a run of `tidemark` did: its status and what it wrote.
struct ProgramRun {
  /// The exit status; nil where a signal ended it.
  let status: Int32?
  let output: String
  let errors: String

  /// Runs `tidemark` on an input until it ends.
  init(_ arguments: [String], input: String = "", outputPath: String? = nil) throws {
    let folder = try TemporaryFolder()
    let inputPath = try folder.write(input, to: "input")
    try self.init(arguments, inputPath: inputPath, outputPath: outputPath, folder: folder)
  }

  /// Runs `tidemark` on a file as standard input.
  ///
  /// All three streams are files, not pipes, so that nobody waits for anybody.
  init(
    _ arguments: [String],
    inputPath: String,
    outputPath: String? = nil,
    folder: TemporaryFolder
  ) throws {
    try self.init(arguments, outputPath: outputPath, folder: folder) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    }
  }

  /// Runs `tidemark` on the contents of a small file that comes to it through a pipe.
  init(_ arguments: [String], pipedFrom inputPath: String, folder: TemporaryFolder) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let text = try Data(contentsOf: URL(fileURLWithPath: inputPath))
    // A pipe holds at least 4096 bytes before its reader must come.
    try #require(text.count <= 4096)
    try FileHandle(fileDescriptor: ends[1], closeOnDealloc: true).write(contentsOf: text)
    defer { close(ends[0]) }
    let readEnd = ends[0]
    try self.init(arguments, outputPath: nil, folder: folder) { actions in
      posix_spawn_file_actions_adddup2(&actions, readEnd, 0)
    }
  }

  private init(
    _ arguments: [String],
    outputPath: String?,
    folder: TemporaryFolder,
    addInput: (inout posix_spawn_file_actions_t) -> Void
  ) throws {
    let keptPath = folder.file("output")
    let errorPath = folder.file("errors")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let write = O_WRONLY | O_CREAT | O_TRUNC
    addInput(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath ?? keptPath, write, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, write, 0o600)
    status = try Self.wait(for: Self.spawn(arguments, &actions))
    output = outputPath == nil ? try String(contentsOfFile: keptPath, encoding: .utf8) : ""
    errors = try String(contentsOfFile: errorPath, encoding: .utf8)
  }

  static func spawn(
    _ arguments: [String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    let program = BuiltProduct.path("tidemark")
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    // Nothing of the tester's own settings may colour or move what the program says.
    var surroundings: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for word in words + surroundings { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, nil, &words, &surroundings)
    try #require(code == 0, "tidemark was not built beside the tests: \(program)")
    return process
  }

  /// Waits for the end of a program; its exit status, or nil where a signal ended it.
  static func wait(for process: pid_t) throws -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { try #require(errno == EINTR) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// Writes an input to a run of `tidemark` through a pipe; the most memory it had, in kilobytes.
  ///
  /// It is read while the last of the input is still on its way, from the process itself: what the
  /// system says of a process that has ended includes the one that started it.
  static func peakMemory(_ arguments: [String], input: String) throws -> Int {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let process = try spawn(arguments, &actions)
    close(ends[0])
    let writer = FileHandle(fileDescriptor: ends[1], closeOnDealloc: false)
    try writer.write(contentsOf: Data(input.utf8))
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    close(ends[1])
    #expect(try wait(for: process) == 0)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber)))
  }
}
