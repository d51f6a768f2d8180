#if Jupyter
internal import Foundation
internal import JupyterKernel
internal import Workbench

/// The words for what a kernel wants known.
enum KernelSentences {
  /// Writes an entry of the log to standard error, as Jupyter gathers it.
  static let log: @Sendable (KernelLogEntry) -> Void = { entry in
    StandardError.write(["tidemark kernel: \(words(for: entry))"])
  }

  static func words(for entry: KernelLogEntry) -> String {
    switch entry {
    case .dropped(let reason, let channel):
      "a message on \(channel) was let fall: \(words(for: reason))"
    case .unknownRequest(let type): "there is no request \"\(DisplayWidth.oneLine(type))\""
    case .malformedRequest(let type, let reason):
      "\(DisplayWidth.oneLine(type)) does not hold what it should: \(DisplayWidth.oneLine(reason))"
    }
  }

  private static func words(for reason: DroppedMessage) -> String {
    switch reason {
    case .misshapen: "it has not the parts of a message"
    case .badSignature: "it is not signed with the key of the connection file"
    case .replayed: "it has come before"
    case .header: "its header cannot be read"
    }
  }
}

extension Diagnostic {
  /// The words for a connection file that is of no use.
  init(of error: ConnectionFileError, at path: String) {
    let message =
      switch error {
      case .unreadable(let reason):
        "This is no connection file: \(DisplayWidth.oneLine(reason))."
      case .transport(let name): "There is no transport \"\(name)\"; tcp and ipc are known."
      case .port(let channel, let port):
        "The port of \(channel.rawValue) is \(port), and must be between 1 and 65535."
      case .signatureScheme(let name):
        "Signatures of the kind \"\(name)\" are not known; hmac-sha256 is."
      case .curveKey: "The CURVE key is not one: it has 40 letters."
      }
    self.init(kind: "usage", message, at: path)
  }

  /// The words for sockets that cannot be had.
  init(of error: ZeroMQError) {
    switch error {
    case .libraryMissing(let reason):
      self.init(
        kind: "kernel",
        "The library libzmq is not on this system: \(DisplayWidth.oneLine(reason)).",
        hint: "On Debian:  apt-get install libzmq5"
      )
    case .failed(let operation, let reason):
      self.init(kind: "kernel", "The kernel cannot \(operation): \(reason).")
    case .ended: self.init(kind: "kernel", "The kernel has ended.")
    }
  }
}
#endif
