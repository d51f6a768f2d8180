internal import Crypto
internal import Foundation
internal import OrderedJSON
internal import Synchronization

/// Makes frames of messages and messages of frames: signatures, delimiter, headers.
///
/// All channels of a kernel share one, so that what was sent on one cannot be sent again on another.
package final class MessageCodec: Sendable {
  private let key: SymmetricKey?
  private let session: String
  private let user: String
  private let state = Mutex(State())

  private struct State {
    var count = 0
    var seen = SeenSignatures()
  }

  /// The version of the protocol that headers say.
  package static let protocolVersion = "5.5"
  /// What stands between the identities and the message.
  package static let delimiter = Array("<IDS|MSG>".utf8)

  /// - Parameters:
  ///   - key: The key of signatures; with an empty one nothing is signed, and nothing checked.
  ///   - user: Who the kernel works for, for headers.
  ///   - session: A name for this life of the kernel.
  package init(key: [UInt8], user: String, session: String = UUID().uuidString) {
    self.key = key.isEmpty ? nil : SymmetricKey(data: key)
    self.user = user
    self.session = session
  }

  /// The frames of a message, with a header of now.
  package func frames(of message: OutgoingMessage) -> [[UInt8]] {
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    let header: JSONValue = [
      "msg_id": .string("\(session)_\(number)"), "session": .string(session),
      "username": .string(user), "date": .string(MessageDate.now),
      "msg_type": .string(message.type), "version": .string(Self.protocolVersion),
    ]
    let parts = [
      header.bytes, message.parent, message.metadata.bytes, message.content.bytes,
    ]
    return message.identities + [Self.delimiter, Array(signature(of: parts).utf8)] + parts
  }

  /// The message that frames make.
  ///
  /// - Throws: Why it is to be let fall.
  package func message(of frames: [[UInt8]]) throws(DroppedMessage) -> KernelMessage {
    guard let place = frames.firstIndex(of: Self.delimiter), frames.count >= place + 6 else {
      throw .misshapen
    }
    let parts = Array(frames[(place + 2)..<(place + 6)])
    if let key {
      let signature = frames[place + 1]
      guard let code = Self.bytes(ofHexadecimal: signature),
        HMAC<SHA256>.isValidAuthenticationCode(
          code,
          authenticating: parts.flatMap(\.self),
          using: key
        )
      else { throw .badSignature }
      guard state.withLock({ $0.seen.insert(code) }) else { throw .replayed }
    }
    let header: KernelMessage.Header
    do {
      header = try JSONDecoder().decode(KernelMessage.Header.self, from: Data(parts[0]))
    } catch {
      throw .header
    }
    return KernelMessage(
      identities: Array(frames[..<place]),
      header: header,
      headerBytes: parts[0],
      content: parts[3],
      metadata: parts[2]
    )
  }

  /// The signature in hexadecimal; empty without a key.
  private func signature(of parts: [[UInt8]]) -> String {
    guard let key else { return "" }
    var code = HMAC<SHA256>(key: key)
    for part in parts { code.update(data: part) }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: code.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }

  private static func bytes(ofHexadecimal text: [UInt8]) -> [UInt8]? {
    guard text.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: text.count, by: 2) {
      guard let high = Character(UnicodeScalar(text[index])).hexDigitValue,
        let low = Character(UnicodeScalar(text[index + 1])).hexDigitValue
      else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}

/// The signatures that came last: a message that comes again has its signature again.
private struct SeenSignatures {
  private var seen: Set<[UInt8]> = []
  private var order: [[UInt8]] = []
  private var oldest = 0
  /// So many are remembered: at a hundred messages a second, those of ten minutes.
  private static let most = 65_536

  /// Remembers a signature; false where it was there.
  mutating func insert(_ signature: [UInt8]) -> Bool {
    guard seen.insert(signature).inserted else { return false }
    if order.count < Self.most {
      order.append(signature)
    } else {
      seen.remove(order[oldest])
      order[oldest] = signature
      oldest = (oldest + 1) % Self.most
    }
    return true
  }
}

/// The moment as headers write it: UTC, in microseconds.
enum MessageDate {
  static var now: String {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    var parts = tm()
    gmtime_r(&moment.tv_sec, &parts)
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let day = [
      digits(Int(parts.tm_year) + 1900, 4), digits(Int(parts.tm_mon) + 1, 2),
      digits(Int(parts.tm_mday), 2),
    ]
    let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { digits($0, 2) }
    let micros = digits(moment.tv_nsec / 1_000, 6)
    return "\(day.joined(separator: "-"))T\(time.joined(separator: ":")).\(micros)Z"
  }
}
