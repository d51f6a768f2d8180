import Foundation
import Testing

/// A readable file that a rendering must equal.
///
/// With TIDEMARK_RECORD_GOLDENS=1 the file is written anew and the test fails, so that no recording
/// passes unseen.
struct GoldenFile {
  let url: URL

  init(_ name: String, file: String = #filePath) {
    url = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Goldens").appendingPathComponent(name)
  }

  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["TIDEMARK_RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try text.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded \(url.lastPathComponent)", sourceLocation: sourceLocation)
      return
    }
    guard let golden = try? String(contentsOf: url, encoding: .utf8) else {
      Issue.record(
        "no golden \(url.lastPathComponent): record it with TIDEMARK_RECORD_GOLDENS=1",
        sourceLocation: sourceLocation
      )
      return
    }
    let (found, expected) = (text.split(separator: "\n"), golden.split(separator: "\n"))
    let line =
      zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(found.count, expected.count)
    #expect(
      text == golden,
      """
      \(url.lastPathComponent) differs from line \(line + 1):
      is     \(line < found.count ? found[line] : "(ended)")
      golden \(line < expected.count ? expected[line] : "(ended)")
      """,
      sourceLocation: sourceLocation
    )
  }
}
