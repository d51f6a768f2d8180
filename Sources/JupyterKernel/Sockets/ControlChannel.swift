#if Jupyter
internal import Foundation
internal import OrderedJSON
internal import Synchronization

/// Answers on the control socket, on a thread of its own: a cell that runs can be stopped, and the kernel
/// asked who it is or told to end.
final class ControlChannel: Sendable {
  /// What the thread may do to the rest of the kernel.
  struct Actions: Sendable {
    /// Stops the cell that runs.
    let interrupt: @Sendable () -> Void
    /// Ends the kernel.
    let shutDown: @Sendable () -> Void
    /// What `kernel_info_request` gets.
    let information: JSONValue
    /// Whether whoever started the kernel is gone.
    let isAbandoned: @Sendable () -> Bool
  }

  private let socket: ZeroMQSocket
  private let codec: MessageCodec
  private let publisher: Publisher
  private let actions: Actions
  private let log: @Sendable (KernelLogEntry) -> Void
  private let bell: Bell
  private let hasEnded = DispatchSemaphore(value: 0)

  init(
    _ socket: ZeroMQSocket,
    codec: MessageCodec,
    publisher: Publisher,
    actions: Actions,
    log: @escaping @Sendable (KernelLogEntry) -> Void
  ) throws(ZeroMQError) {
    self.socket = socket
    self.codec = codec
    self.publisher = publisher
    self.actions = actions
    self.log = log
    bell = try Bell()
    let thread = Thread { self.work() }
    thread.name = "control"
    thread.start()
  }

  /// Ends the thread, once it has answered.
  func end() {
    bell.ring()
    _ = hasEnded.wait(timeout: .now() + 2)
  }

  private func work() {
    defer {
      socket.close()
      hasEnded.signal()
    }
    while let came = try? socket.wait(bell: bell, milliseconds: 1_000) {
      if came.contains(.message) {
        while let frames = try? socket.receive() { answer(frames) }
      }
      if came.contains(.bell) { return }
      if came.isEmpty, actions.isAbandoned() { actions.shutDown() }
    }
  }

  private func answer(_ frames: [[UInt8]]) {
    let request: KernelMessage
    do throws(DroppedMessage) { request = try codec.message(of: frames) } catch {
      return log(.dropped(error, channel: "control"))
    }
    let parent = request.headerBytes
    guard Self.known.contains(request.header.msg_type) else {
      return log(.unknownRequest(request.header.msg_type))
    }
    publisher.publish("status", parent: parent, ["execution_state": "busy"])
    defer { publisher.publish("status", parent: parent, ["execution_state": "idle"]) }
    func reply(_ type: String, _ content: JSONValue) {
      try? socket.send(
        codec.frames(
          of: OutgoingMessage(type, to: request.identities, parent: parent, content: content)
        )
      )
    }
    switch request.header.msg_type {
    case "kernel_info_request": reply("kernel_info_reply", actions.information)
    case "interrupt_request":
      actions.interrupt()
      reply("interrupt_reply", ["status": "ok"])
    case "shutdown_request":
      let content = ShutdownRequest.reply(to: request)
      reply("shutdown_reply", content)
      publisher.publish("shutdown_reply", parent: parent, content)
      actions.shutDown()
    default: break
    }
  }

  private static let known: Set = ["kernel_info_request", "interrupt_request", "shutdown_request"]
}
#endif
