package import Foundation

/// What a front end wrote for the kernel that it starts: where to listen, and the key of signatures.
package struct ConnectionFile: Equatable, Sendable {
  /// The five sockets of a kernel.
  package enum Channel: String, CaseIterable, Sendable {
    case shell
    case control
    case iopub
    case stdin
    case heartbeat = "hb"
  }

  /// "tcp" or "ipc".
  package var transport: String
  /// An address, or for ipc the beginning of the files' names.
  package var address: String
  package var ports: [Channel: Int]
  /// The key of signatures; empty where messages are not signed.
  package var key: [UInt8]
  /// The kernel's secret key in Z85, where the front end wants CURVE.
  package var curveSecretKey: String?

  /// Reads a connection file.
  ///
  /// - Parameter data: The file's bytes.
  /// - Throws: ``ConnectionFileError``.
  package init(_ data: Data) throws(ConnectionFileError) {
    let fields: Fields
    do { fields = try JSONDecoder().decode(Fields.self, from: data) } catch {
      throw .unreadable(String(describing: error))
    }
    let scheme = fields.signature_scheme ?? "hmac-sha256"
    guard scheme == "hmac-sha256" else { throw .signatureScheme(scheme) }
    transport = fields.transport ?? "tcp"
    guard ["tcp", "ipc"].contains(transport) else { throw .transport(transport) }
    address = fields.ip ?? "127.0.0.1"
    ports = [
      .shell: fields.shell_port, .control: fields.control_port, .iopub: fields.iopub_port,
      .stdin: fields.stdin_port, .heartbeat: fields.hb_port,
    ]
    for channel in Channel.allCases {
      guard let port = ports[channel], (1...65_535).contains(port) else {
        throw .port(channel, ports[channel] ?? 0)
      }
    }
    key = Array((fields.key ?? "").utf8)
    curveSecretKey = fields.curve_secretkey.flatMap { $0.isEmpty ? nil : $0 }
    if let curveSecretKey, curveSecretKey.utf8.count != 40 { throw .curveKey }
  }

  /// Where a socket listens.
  package func endpoint(of channel: Channel) -> String {
    let port = ports[channel] ?? 0
    return transport == "ipc" ? "ipc://\(address)-\(port)" : "tcp://\(address):\(port)"
  }

  /// The fields as the file calls them.
  private struct Fields: Decodable {
    var transport: String?
    var ip: String?
    var shell_port: Int
    var control_port: Int
    var iopub_port: Int
    var stdin_port: Int
    var hb_port: Int
    var key: String?
    var signature_scheme: String?
    var curve_secretkey: String?
  }
}

/// What is wrong with a connection file.
package enum ConnectionFileError: Error, Equatable {
  /// It is no JSON, or a field is missing or of another type.
  case unreadable(String)
  case transport(String)
  case port(ConnectionFile.Channel, Int)
  /// Signatures are asked for that are not HMAC with SHA-256.
  case signatureScheme(String)
  /// The key is not 40 letters.
  case curveKey
}
