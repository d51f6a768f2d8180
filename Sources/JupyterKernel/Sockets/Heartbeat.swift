#if Jupyter
internal import Foundation

/// Gives back whatever comes, on a thread of its own: so a front end knows that the kernel is alive, also
/// in the middle of a cell.
enum Heartbeat {
  /// Starts on a socket that listens; ends with its context.
  static func start(_ socket: ZeroMQSocket) {
    let thread = Thread {
      while (try? socket.wait()) != nil {
        while let frames = try? socket.receive() { try? socket.send(frames) }
      }
      socket.close()
    }
    thread.name = "heartbeat"
    thread.stackSize = 512 << 10
    thread.start()
  }
}
#endif
