import Foundation
import Testing

@testable import JupyterKernel

@Suite("Connection files")
struct ConnectionFileTests {
  private func file(_ changes: [String: String] = [:], without absent: String? = nil) -> Data {
    var fields: [String: String] = [
      "transport": #""tcp""#, "ip": #""127.0.0.1""#, "shell_port": "5001", "control_port": "5002",
      "iopub_port": "5003", "stdin_port": "5004", "hb_port": "5005", "key": #""0f-secret""#,
      "signature_scheme": #""hmac-sha256""#, "kernel_name": #""tidemark""#,
    ]
    for (name, value) in changes { fields[name] = value }
    if let absent { fields[absent] = nil }
    let members = fields.map { "\"\($0.key)\": \($0.value)" }
    return Data("{\(members.joined(separator: ", "))}".utf8)
  }

  @Test("Each socket listens where the file says")
  func endpoints() throws {
    let connection = try ConnectionFile(file())
    #expect(connection.endpoint(of: .shell) == "tcp://127.0.0.1:5001")
    #expect(connection.endpoint(of: .heartbeat) == "tcp://127.0.0.1:5005")
    #expect(connection.key == Array("0f-secret".utf8))
    #expect(connection.curveSecretKey == nil)
    let local = try ConnectionFile(file(["transport": #""ipc""#, "ip": #""/run/k-1""#]))
    #expect(local.endpoint(of: .iopub) == "ipc:///run/k-1-5003")
  }

  @Test("A key of CURVE is taken over, and one of another length refused")
  func curve() throws {
    let key = String(repeating: "k", count: 40)
    let connection = try ConnectionFile(file(["curve_secretkey": "\"\(key)\""]))
    #expect(connection.curveSecretKey == key)
    #expect(throws: ConnectionFileError.curveKey) {
      try ConnectionFile(file(["curve_secretkey": #""short""#]))
    }
  }

  @Test("What a kernel cannot serve is said")
  func faults() {
    #expect(throws: ConnectionFileError.transport("udp")) {
      try ConnectionFile(file(["transport": #""udp""#]))
    }
    #expect(throws: ConnectionFileError.signatureScheme("hmac-md5")) {
      try ConnectionFile(file(["signature_scheme": #""hmac-md5""#]))
    }
    #expect(throws: ConnectionFileError.port(.stdin, 0)) {
      try ConnectionFile(file(["stdin_port": "0"]))
    }
    #expect(throws: ConnectionFileError.self) { try ConnectionFile(file(without: "hb_port")) }
    #expect(throws: ConnectionFileError.self) { try ConnectionFile(Data("{".utf8)) }
  }
}
