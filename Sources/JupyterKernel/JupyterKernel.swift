#if Jupyter
internal import Foundation
internal import OrderedJSON
package import Workbench

/// A session that front ends of Jupyter talk to: protocol 5.5 over five sockets.
///
/// The thread that runs it owns the session with its Lua state, and the sockets for shell and stdin. One
/// thread each has control, iopub and heartbeat; they touch the session only to stop it.
package final class JupyterKernel {
  let session: WorkbenchSession
  let information: KernelInformation
  let codec: MessageCodec
  let publisher: Publisher
  let log: @Sendable (KernelLogEntry) -> Void
  let input: InputChannel
  var history: KernelHistory
  /// Which cells show what is no longer so.
  var dependencies = CellDependencies()
  private let shell: ZeroMQSocket
  private let control: ControlChannel
  private let context: ZeroMQContext
  private let ending: KernelEnding
  /// Requests that were taken off the socket when a cell failed: those cells are not run.
  private var heldBack: [KernelMessage] = []

  /// Listens where the connection file says.
  ///
  /// - Parameters:
  ///   - connection: Where to listen, and the key.
  ///   - session: What evaluates cells; nobody else may use it from now on.
  ///   - information: What the kernel says of itself.
  ///   - user: For whom it works.
  ///   - log: Is told what was let fall, from any thread.
  /// - Throws: ``ZeroMQError``.
  package init(
    _ connection: ConnectionFile,
    session: WorkbenchSession,
    information: KernelInformation,
    user: String,
    log: @escaping @Sendable (KernelLogEntry) -> Void
  ) throws(ZeroMQError) {
    self.session = session
    self.information = information
    self.log = log
    history = KernelHistory(earlier: session.settings.earlierEntries())
    let context = try ZeroMQContext()
    self.context = context
    func listening(
      _ kind: ZeroMQSocket.Kind,
      _ channel: ConnectionFile.Channel
    ) throws(ZeroMQError) -> ZeroMQSocket {
      let socket = try context.socket(kind)
      try socket.bind(
        connection.endpoint(of: channel),
        curveSecretKey: connection.curveSecretKey
      )
      return socket
    }
    codec = MessageCodec(key: connection.key, user: user)
    shell = try listening(.router, .shell)
    input = InputChannel(try listening(.router, .stdin), codec: codec, log: log)
    let controlSocket = try listening(.router, .control)
    let publishing = try listening(.publisher, .iopub)
    Heartbeat.start(try listening(.reply, .heartbeat))
    publisher = try Publisher(publishing, codec: codec)
    let ending = try KernelEnding(publisher: publisher, interrupt: session.stop)
    self.ending = ending
    control = try ControlChannel(
      controlSocket,
      codec: codec,
      publisher: publisher,
      actions: ControlChannel.Actions(
        interrupt: session.stop,
        shutDown: { ending.begin() },
        information: information.reply,
        isAbandoned: Abandonment.watch()
      ),
      log: log
    )
  }

  /// Answers requests until one of them, or the end of whoever started the kernel, ends it.
  package func run() {
    publisher.publish("status", parent: Array("{}".utf8), ["execution_state": "starting"])
    while !ending.hasBegun {
      if !heldBack.isEmpty {
        answer(heldBack.removeFirst(), isHeldBack: true)
        continue
      }
      guard let frames = try? shell.receive() else {
        // Nothing is there, or the socket is no more: then waiting fails as well.
        guard (try? shell.wait(bell: ending.bell)) != nil else { break }
        continue
      }
      if let request = message(of: frames) { answer(request, isHeldBack: false) }
    }
    control.end()
    publisher.end()
    shell.close()
    input.close()
    context.shutDown()
    context.end()
  }

  private func message(of frames: [[UInt8]]) -> KernelMessage? {
    do throws(DroppedMessage) { return try codec.message(of: frames) } catch {
      log(.dropped(error, channel: "shell"))
      return nil
    }
  }

  private func answer(_ request: KernelMessage, isHeldBack: Bool) {
    guard let kind = ShellRequest(rawValue: request.header.msg_type) else {
      return log(.unknownRequest(request.header.msg_type))
    }
    let parent = request.headerBytes
    publisher.publish("status", parent: parent, ["execution_state": "busy"])
    defer { publisher.publish("status", parent: parent, ["execution_state": "idle"]) }
    do {
      if let (content, metadata) = try answer(kind, request, isHeldBack: isHeldBack) {
        reply(kind, to: request, content, metadata)
      }
    } catch {
      log(.malformedRequest(request.header.msg_type, reason: String(describing: error)))
      reply(
        kind,
        to: request,
        [
          "status": "error", "ename": "malformed",
          "evalue": "The request is not what its kind asks for.", "traceback": [],
        ]
      )
    }
    if kind == .shutdown { ending.begin() }
  }

  private func answer(
    _ kind: ShellRequest,
    _ request: KernelMessage,
    isHeldBack: Bool
  ) throws -> (content: JSONValue, metadata: JSONValue)? {
    let content: JSONValue
    switch kind {
    case .kernelInfo: content = information.reply
    case .execute:
      let asked = try request.decoded(ExecuteRequest.self)
      if isHeldBack {
        content = ["status": "aborted", "execution_count": .integer(session.nextEntryNumber - 1)]
        break
      }
      let outcome = execute(asked, of: request)
      // Before the reply: what comes after it was sent by somebody who knows of the error.
      if !outcome.succeeded, asked.stopsOnError { holdBack() }
      return (outcome.reply, outcome.metadata)
    case .complete:
      content = CompletionReply.content(for: try request.decoded(CompleteRequest.self), in: session)
    case .inspect: content = inspection(try request.decoded(InspectRequest.self))
    case .isComplete: content = completeness(try request.decoded(IsCompleteRequest.self))
    case .history:
      let asked = try request.decoded(HistoryRequest.self)
      content = ["status": "ok", "history": history.reply(to: asked)]
    case .commInfo: content = ["status": "ok", "comms": [:]]
    case .commOpen:
      let name = try request.decoded(CommOpenRequest.self).comm_id
      publisher.publish(
        "comm_close",
        parent: request.headerBytes,
        ["comm_id": .string(name), "data": [:]]
      )
      return nil
    case .interrupt: content = ["status": "ok"]
    case .shutdown: content = ShutdownRequest.reply(to: request)
    }
    return (content, [:])
  }

  /// Takes off the socket what waits there, to be answered without being run.
  private func holdBack() {
    while let frames = try? shell.receive() {
      if let request = message(of: frames) { heldBack.append(request) }
    }
  }

  /// Sends a reply, after everything that was published before it.
  private func reply(
    _ kind: ShellRequest,
    to request: KernelMessage,
    _ content: JSONValue,
    _ metadata: JSONValue = [:]
  ) {
    guard let type = kind.replyType else { return }
    publisher.settle()
    try? shell.send(
      codec.frames(
        of: OutgoingMessage(
          type,
          to: request.identities,
          parent: request.headerBytes,
          metadata: metadata,
          content: content
        )
      )
    )
  }
}

/// The requests that come on the shell socket.
private enum ShellRequest: String {
  case kernelInfo = "kernel_info_request"
  case execute = "execute_request"
  case complete = "complete_request"
  case inspect = "inspect_request"
  case isComplete = "is_complete_request"
  case history = "history_request"
  case commInfo = "comm_info_request"
  case commOpen = "comm_open"
  case interrupt = "interrupt_request"
  case shutdown = "shutdown_request"

  /// What the reply is called; nil for a message that gets none.
  var replyType: String? {
    self == .commOpen ? nil : String(rawValue.dropLast("request".count)) + "reply"
  }
}
#endif
