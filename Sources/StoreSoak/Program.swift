internal import Foundation

/// Runs of the real program, in a folder of its own, each a child process.
struct Program {
  let path: String
  /// Where it works: the store and its data.
  let folder: String
  /// Where its output is kept, which is not among what it works on.
  let logs: String

  /// Whom it takes its user to be.
  static let user = "soak"

  /// What a run came to.
  struct Outcome {
    /// The exit status; nil where a signal ended it.
    let status: Int32?
    let output: String
    let errors: String
  }

  /// Runs the program to its end.
  func run(_ arguments: [String]) throws -> Outcome {
    let output = "\(logs)/output"
    let file = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SoakFailure("\(output) cannot be written") }
    let process = try start(arguments, output: file)
    close(file)
    let status = Self.wait(for: process)
    return Outcome(status: status, output: try text(output), errors: try errors())
  }

  /// Starts the program and lets it work; `output` becomes its standard output.
  func start(_ arguments: [String], output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    let errors = "\(logs)/errors"
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // The child works where its parent stands.
    guard chdir(folder) == 0 else { throw SoakFailure("\(folder) is gone") }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    let surroundings = ["LC_ALL=C.UTF-8", "USER=\(Self.user)", "HOME=\(logs)", "TMPDIR=\(logs)"]
    var environment = surroundings.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, &words, &environment)
    guard code == 0 else {
      throw SoakFailure("\(path) cannot be run: \(String(cString: strerror(code)))")
    }
    return process
  }

  /// Waits for the end of a program; its exit status, or nil where a signal ended it.
  static func wait(for process: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// What the newest run said of errors.
  func errors() throws -> String { try text("\(logs)/errors") }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}

/// Why the soak itself cannot go on.
struct SoakFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
