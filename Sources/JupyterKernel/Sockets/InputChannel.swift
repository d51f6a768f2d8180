#if Jupyter
internal import OrderedJSON
internal import Workbench

/// Asks the front end that sent a cell, and waits for what a person types there.
final class InputChannel {
  private let socket: ZeroMQSocket
  private let codec: MessageCodec
  private let log: @Sendable (KernelLogEntry) -> Void

  init(
    _ socket: ZeroMQSocket,
    codec: MessageCodec,
    log: @escaping @Sendable (KernelLogEntry) -> Void
  ) {
    self.socket = socket
    self.codec = codec
    self.log = log
  }

  /// Asks, and gives the answer; nil when the cell is to stop.
  func ask(_ question: SessionQuestion, of request: KernelMessage) throws -> String? {
    // What was typed for a question that was given up answers no other.
    while try socket.receive() != nil {}
    try socket.send(
      codec.frames(
        of: OutgoingMessage(
          "input_request",
          to: request.identities,
          parent: request.headerBytes,
          content: ["prompt": .string(question.text), "password": .bool(question.isSecret)]
        )
      )
    )
    while !question.isStopped() {
      guard try socket.wait(milliseconds: 50).contains(.message) else { continue }
      while let frames = try socket.receive() {
        do throws(DroppedMessage) {
          let reply = try codec.message(of: frames)
          guard reply.header.msg_type == "input_reply" else { continue }
          if let answer = try? reply.decoded(InputReply.self).value { return answer }
          log(.malformedRequest("input_reply", reason: "value"))
        } catch {
          log(.dropped(error, channel: "stdin"))
        }
      }
    }
    return nil
  }

  func close() { socket.close() }
}
#endif
