#if Jupyter
internal import CZeroMQ
internal import Foundation

/// What went wrong with the sockets.
package enum ZeroMQError: Error, Equatable {
  /// libzmq is not on this system; the reason that the loader gives.
  case libraryMissing(String)
  /// What was to be done, and why it came to nothing.
  case failed(operation: String, reason: String)
  /// The context has ended: the kernel is on its way out.
  case ended

  static func now(_ operation: String) -> ZeroMQError {
    let code = errno
    if tidemark_zmq_has_ended(code) != 0 { return .ended }
    return .failed(operation: operation, reason: String(cString: tidemark_zmq_reason(code)))
  }
}

/// The sockets of one kernel have one context; any thread may use it.
package final class ZeroMQContext: @unchecked Sendable {
  private let context: UnsafeMutableRawPointer

  /// - Throws: ``ZeroMQError/libraryMissing(_:)`` where the system has no libzmq.
  package init() throws(ZeroMQError) {
    if let reason = tidemark_zmq_open() { throw .libraryMissing(String(cString: reason)) }
    guard let context = tidemark_zmq_context() else { throw .now("make a context") }
    self.context = context
  }

  /// A socket.
  package func socket(_ kind: ZeroMQSocket.Kind) throws(ZeroMQError) -> ZeroMQSocket {
    guard let socket = tidemark_zmq_socket(context, kind.bridged) else {
      throw .now("make a socket")
    }
    return ZeroMQSocket(socket, context: self)
  }

  /// Ends every wait on the sockets; what was sent still goes.
  func shutDown() { _ = tidemark_zmq_shutdown(context) }

  /// Waits until what was sent has gone, a second at most for each socket; all of them must be closed, or
  /// their threads about to close them.
  func end() { _ = tidemark_zmq_end(context) }
}

/// One socket, used by one thread at a time: it is made on one and handed to the thread that owns it.
package final class ZeroMQSocket: @unchecked Sendable {
  package enum Kind: Sendable {
    case router
    case dealer
    case publisher
    case subscriber
    case reply
    case request

    fileprivate var bridged: tidemark_zmq_kind {
      switch self {
      case .router: TIDEMARK_ZMQ_ROUTER
      case .dealer: TIDEMARK_ZMQ_DEALER
      case .publisher: TIDEMARK_ZMQ_XPUB
      case .subscriber: TIDEMARK_ZMQ_SUB
      case .reply: TIDEMARK_ZMQ_REP
      case .request: TIDEMARK_ZMQ_REQ
      }
    }
  }

  /// What ended a wait.
  package struct Arrival: OptionSet, Sendable {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
    package static let message = Arrival(rawValue: 1)
    package static let bell = Arrival(rawValue: 2)
  }

  private let socket: UnsafeMutableRawPointer
  private var isClosed = false
  // A socket must not outlive its context.
  private let context: ZeroMQContext

  fileprivate init(_ socket: UnsafeMutableRawPointer, context: ZeroMQContext) {
    self.socket = socket
    self.context = context
  }

  deinit { close() }

  /// Closes the socket; nothing may be done with it after.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    _ = tidemark_zmq_close(socket)
  }

  /// Listens.
  ///
  /// - Parameters:
  ///   - endpoint: Such as `tcp://127.0.0.1:5555`.
  ///   - curveSecretKey: The server's key where messages are to be encrypted.
  /// - Throws: ``ZeroMQError`` where the key is none, or the place is taken.
  package func bind(_ endpoint: String, curveSecretKey: String? = nil) throws(ZeroMQError) {
    if let curveSecretKey, tidemark_zmq_use_curve(socket, curveSecretKey) != 0 {
      throw .now("use the CURVE key")
    }
    guard tidemark_zmq_bind(socket, endpoint) == 0 else { throw .now("listen at \(endpoint)") }
  }

  package func connect(_ endpoint: String) throws(ZeroMQError) {
    guard tidemark_zmq_connect(socket, endpoint) == 0 else { throw .now("connect to \(endpoint)") }
  }

  /// Has a subscriber told everything.
  package func subscribeToAll() throws(ZeroMQError) {
    guard tidemark_zmq_subscribe(socket, "", 0) == 0 else { throw .now("subscribe") }
  }

  /// One message, where one is there; nil where none is.
  package func receive() throws(ZeroMQError) -> [[UInt8]]? {
    let taker = FrameTaker()
    let count = tidemark_zmq_receive(socket, Unmanaged.passUnretained(taker).toOpaque()) {
      taker,
      bytes,
      size in
      guard let taker else { return }
      let frame = [UInt8](UnsafeRawBufferPointer(start: bytes, count: size))
      Unmanaged<FrameTaker>.fromOpaque(taker).takeUnretainedValue().frames.append(frame)
    }
    if count >= 0 { return taker.frames }
    if errno == EAGAIN { return nil }
    throw .now("receive")
  }

  package func send(_ frames: [[UInt8]]) throws(ZeroMQError) {
    for (index, frame) in frames.enumerated() {
      guard tidemark_zmq_send(socket, frame, frame.count, index + 1 < frames.count ? 1 : 0) == 0
      else { throw .now("send") }
    }
  }

  /// Waits for a message or a bell.
  ///
  /// - Parameters:
  ///   - bell: What other threads ring.
  ///   - milliseconds: How long at most; nil is for ever.
  /// - Returns: What came; nothing when the time is up.
  /// - Throws: ``ZeroMQError`` when the context has ended.
  package func wait(
    bell: Bell? = nil,
    milliseconds: Int? = nil
  ) throws(ZeroMQError) -> Arrival {
    let came = tidemark_zmq_wait(socket, bell?.descriptor ?? -1, milliseconds ?? -1)
    guard came >= 0 else { throw .now("wait") }
    return Arrival(rawValue: came)
  }

  private final class FrameTaker { var frames: [[UInt8]] = [] }
}

/// What one thread rings to end another's wait.
package final class Bell: Sendable {
  fileprivate let descriptor: Int32

  package init() throws(ZeroMQError) {
    descriptor = tidemark_bell()
    guard descriptor >= 0 else {
      throw .failed(operation: "make a bell", reason: String(cString: strerror(errno)))
    }
  }

  deinit { tidemark_bell_close(descriptor) }

  package func ring() { tidemark_bell_ring(descriptor) }
}
#endif
