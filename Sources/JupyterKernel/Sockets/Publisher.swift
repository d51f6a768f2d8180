#if Jupyter
internal import Foundation
internal import OrderedJSON
internal import Synchronization

/// The socket that tells every front end what happens, on a thread of its own.
///
/// Other threads hand over what is to be published, and it goes out in that order. Text that follows text
/// of the same stream and cell waits for more of it, 50 milliseconds or 8 kB: front ends and runners
/// choke on a message for each line. Whoever subscribes is welcomed.
package final class Publisher: Sendable {
  private enum Item: Sendable {
    case message(OutgoingMessage)
    case text(String, stream: String, parent: [UInt8])
    case mark(DispatchSemaphore)
    case end
  }

  private struct Queue: Sendable {
    var items: [Item] = []
    /// The bytes of text in it.
    var size = 0
  }

  private let socket: ZeroMQSocket
  private let codec: MessageCodec
  private let bell: Bell
  private let queue = Mutex(Queue())
  private let hasEnded = DispatchSemaphore(value: 0)

  static let mostTextHeld = 8 << 10
  static let longestHeld = Duration.milliseconds(50)
  /// A cell that prints faster than a socket takes waits from here on.
  private static let mostQueued = 64 << 20

  /// Starts on a socket that listens.
  init(_ socket: ZeroMQSocket, codec: MessageCodec) throws(ZeroMQError) {
    self.socket = socket
    self.codec = codec
    bell = try Bell()
    let thread = Thread { self.work() }
    thread.name = "iopub"
    thread.start()
  }

  /// Publishes a message; its topic is its type.
  func publish(_ type: String, parent: [UInt8], metadata: JSONValue = [:], _ content: JSONValue) {
    hand(
      .message(
        OutgoingMessage(
          type,
          to: [Array(type.utf8)],
          parent: parent,
          metadata: metadata,
          content: content
        )
      )
    )
  }

  /// Publishes text of "stdout" or "stderr", with more of it where more follows.
  func write(_ text: String, to stream: String, parent: [UInt8]) {
    guard !text.isEmpty else { return }
    while queue.withLock({ $0.size > Self.mostQueued }) { usleep(1_000) }
    hand(.text(text, stream: stream, parent: parent), size: text.utf8.count)
  }

  /// Waits until all that was handed over has been given to the socket.
  func settle() {
    let mark = DispatchSemaphore(value: 0)
    hand(.mark(mark))
    // A thread that came to an end answers nothing.
    _ = mark.wait(timeout: .now() + 5)
  }

  /// Publishes what is left and ends the thread.
  func end() {
    hand(.end)
    _ = hasEnded.wait(timeout: .now() + 5)
  }

  private func hand(_ item: Item, size: Int = 0) {
    queue.withLock { queue in
      queue.items.append(item)
      queue.size += size
    }
    bell.ring()
  }

  /// Text that waits for more of it.
  private struct HeldText {
    var text: String
    let stream: String
    let parent: [UInt8]
    let since = ContinuousClock.now

    var remaining: Int {
      let left = Publisher.longestHeld - (ContinuousClock.now - since)
      return max(0, Int(left / .milliseconds(1)) + (left > .zero ? 1 : 0))
    }
  }

  private func work() {
    var held: HeldText?
    var goesOn = true
    // A socket that fails has nobody to be told: the context has ended.
    while goesOn, let came = try? socket.wait(bell: bell, milliseconds: held?.remaining) {
      if came.contains(.message) { welcome() }
      let items = queue.withLock { queue in
        defer { queue = Queue() }
        return queue.items
      }
      for item in items { if !perform(item, &held) { goesOn = false } }
      if let text = held, text.remaining == 0 { release(text, &held) }
    }
    socket.close()
    hasEnded.signal()
  }

  /// Does one thing; false once there is nothing more to do.
  private func perform(_ item: Item, _ held: inout HeldText?) -> Bool {
    if case .text(let text, let stream, let parent) = item {
      if let before = held, before.stream != stream || before.parent != parent {
        release(before, &held)
      }
      if held == nil {
        held = HeldText(text: text, stream: stream, parent: parent)
      } else {
        held?.text += text
      }
      if let all = held, all.text.utf8.count >= Self.mostTextHeld { release(all, &held) }
      return true
    }
    if let text = held { release(text, &held) }
    switch item {
    case .message(let message): send(message)
    case .mark(let mark): mark.signal()
    case .end: return false
    case .text: break
    }
    return true
  }

  private func release(_ text: HeldText, _ held: inout HeldText?) {
    send(
      OutgoingMessage(
        "stream",
        to: [Array("stream.\(text.stream)".utf8)],
        parent: text.parent,
        content: ["name": .string(text.stream), "text": .string(text.text)]
      )
    )
    held = nil
  }

  private func send(_ message: OutgoingMessage) { try? socket.send(codec.frames(of: message)) }

  /// Greets those who have subscribed: from then on they miss nothing.
  private func welcome() {
    while let frames = try? socket.receive() {
      guard let frame = frames.first, frame.first == 1 else { continue }
      let topic = Array(frame.dropFirst())
      send(
        OutgoingMessage(
          "iopub_welcome",
          to: [topic],
          content: ["subscription": .string(String(decoding: topic, as: UTF8.self))]
        )
      )
    }
  }
}
#endif
