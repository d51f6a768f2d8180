import Foundation
import OrderedJSON
import TestInputSupport
import Testing

@testable import JupyterKernel

@Suite("Messages on the wire")
struct MessageCodecTests {
  private let key = Array("a key of the front end".utf8)
  private func codec(_ key: [UInt8]? = nil) -> MessageCodec {
    MessageCodec(key: key ?? self.key, user: "ada", session: "k-1")
  }

  /// What a front end sends, signed by another program's HMAC.
  private var request: [[UInt8]] {
    [
      "client 7", "<IDS|MSG>", "ce2b0b887c95a81c8557c726287f5af0009b08635ec4ed154c1a673bc9af604d",
      #"{"msg_id":"m-1","msg_type":"execute_request","session":"s-1","username":"ada","#
        + #""date":"2026-01-02T03:04:05.000006Z","version":"5.5"}"#,
      "{}", "{}", #"{"code":"1 + 1"}"#,
    ].map { Array($0.utf8) }
  }

  private func reason(_ frames: [[UInt8]], _ codec: MessageCodec) -> DroppedMessage? {
    do throws(DroppedMessage) {
      _ = try codec.message(of: frames)
      return nil
    } catch {
      return error
    }
  }

  @Test("A message that is signed with the key is read, with its header as it was written")
  func read() throws {
    let message = try codec().message(of: request)
    #expect(message.header.msg_type == "execute_request")
    #expect(message.identities == [Array("client 7".utf8)])
    #expect(message.headerBytes == request[3])
    #expect(try message.decoded(ExecuteRequest.self).code == "1 + 1")
  }

  @Test("A message comes once: again it is dropped, whatever its identity is")
  func replay() throws {
    let codec = codec()
    _ = try codec.message(of: request)
    #expect(reason(request, codec) == .replayed)
    var other = request
    other[0] = Array("client 8".utf8)
    #expect(reason(other, codec) == .replayed)
  }

  @Test(
    "One bit changed anywhere in what is signed, in the signature or the key, and it is dropped"
  )
  func altered() {
    let seed = UInt64.random(in: 0...9_999)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var frames = request
      let frame = Int.random(in: 2..<frames.count, using: &generator)
      let byte = Int.random(in: frames[frame].indices, using: &generator)
      // The case of a letter of the signature means nothing.
      let bit: UInt8 = frame == 2 ? 1 : 1 << UInt8.random(in: 0..<8, using: &generator)
      frames[frame][byte] ^= bit
      #expect(
        reason(frames, codec()) == .badSignature,
        "seed \(seed), frame \(frame), byte \(byte)"
      )
    }
    #expect(reason(request, codec(Array("another key".utf8))) == .badSignature)
    for signature in ["", "00", String(repeating: "g", count: 64)] {
      var frames = request
      frames[2] = Array(signature.utf8)
      #expect(reason(frames, codec()) == .badSignature)
    }
  }

  @Test("What was altered and dropped does not keep the true message out")
  func notPoisoned() throws {
    let codec = codec()
    var frames = request
    frames[6] = Array(#"{"code":"2 + 2"}"#.utf8)
    #expect(reason(frames, codec) == .badSignature)
    #expect(reason(request, codec) == nil)
  }

  @Test("Garbage is dropped: no delimiter, too few frames, a header that is none")
  func garbage() {
    #expect(reason([], codec()) == .misshapen)
    #expect(reason(request.map { $0 == MessageCodec.delimiter ? [] : $0 }, codec()) == .misshapen)
    for count in 0..<request.count {
      #expect(reason(Array(request.prefix(count)), codec()) == .misshapen)
    }
    var frames = request
    for header in ["", "[]", "{", #"{"msg_id":"m"}"#, "\u{FF}"] {
      frames[3] = Array(header.utf8)
      #expect(reason(frames, codec([])) == .header)
    }
    let seed = UInt64.random(in: 0...9_999)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let noise = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? MessageCodec.delimiter
          : (0..<Int.random(in: 0...80, using: &generator)).map { _ in
            UInt8.random(in: .min ... .max, using: &generator)
          }
      }
      #expect(reason(noise, codec()) != nil, "seed \(seed)")
    }
  }

  @Test("Without a key nothing is signed and nothing checked")
  func unsigned() throws {
    var frames = request
    frames[2] = []
    let codec = codec([])
    #expect(reason(frames, codec) == nil)
    #expect(reason(frames, codec) == nil)
    let made = codec.frames(of: OutgoingMessage("status", to: [], content: [:]))
    #expect(made[1].isEmpty)
  }

  @Test("What one kernel writes another with its key reads, and the parent goes back as it came")
  func roundTrip() throws {
    let parent = Array(#"{ "msg_id" : "m-1", "unknown": [1.50] }"#.utf8)
    let message = OutgoingMessage(
      "stream",
      to: [[0, 1, 0xFF], Array("x".utf8)],
      parent: parent,
      content: ["name": "stdout", "text": "tab\t, \u{0} and 😀\n"]
    )
    let codec = codec()
    let frames = codec.frames(of: message)
    #expect(frames[6] == Array("{}".utf8))
    #expect(frames[5] == parent)
    let read = try self.codec().message(of: frames)
    #expect(read.header.msg_type == "stream")
    #expect(read.identities == message.identities)
    #expect(try JSONValue(reading: read.content) == message.content)
    let header = try JSONValue(reading: read.headerBytes)
    #expect(header["version"]?.string == "5.5")
    #expect(header["username"]?.string == "ada")
    let date = try #require(header["date"]?.string)
    #expect(date.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z/) != nil)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    let moment = try style.parse(date)
    #expect(abs(moment.timeIntervalSinceNow) < 60)
    // Each has a name of its own.
    let second = try JSONValue(reading: codec.frames(of: message)[4])
    #expect(second["msg_id"] != header["msg_id"])
  }
}
