internal import Foundation
package import OrderedJSON

/// A message that came in.
package struct KernelMessage: Sendable {
  /// Who sent it: what comes before the delimiter.
  package var identities: [[UInt8]]
  package var header: Header
  /// The header as it was written: it goes back as the parent of what the message causes.
  package var headerBytes: [UInt8]
  package var content: [UInt8]
  /// What a front end says beside it: the name of the cell.
  package var metadata: [UInt8] = Array("{}".utf8)

  /// The part of a header that a kernel reads.
  package struct Header: Decodable, Equatable, Sendable {
    package var msg_id: String
    package var msg_type: String
    package var session: String?
  }

  /// The content as a request declares it.
  ///
  /// - Throws: What the decoder throws where a field is missing or of another type.
  package func decoded<Content: Decodable>(_ type: Content.Type) throws -> Content {
    try JSONDecoder().decode(type, from: Data(content))
  }
}

/// A message on its way out.
package struct OutgoingMessage: Sendable {
  /// Who gets it; on iopub the topic.
  package var identities: [[UInt8]]
  package var type: String
  /// The header of the message that caused it, as it was written; "{}" where none did.
  package var parent: [UInt8]
  package var metadata: JSONValue
  package var content: JSONValue

  package init(
    _ type: String,
    to identities: [[UInt8]],
    parent: [UInt8] = Array("{}".utf8),
    metadata: JSONValue = [:],
    content: JSONValue
  ) {
    self.identities = identities
    self.type = type
    self.parent = parent
    self.metadata = metadata
    self.content = content
  }
}

/// Why a message that came in is let fall.
package enum DroppedMessage: Error, Equatable, Sendable {
  /// No `<IDS|MSG>` among its frames, or fewer than five after it.
  case misshapen
  /// Its signature is not that of its frames under the key.
  case badSignature
  /// It has come before.
  case replayed
  /// A header that is no JSON, or says neither type nor name.
  case header
}
