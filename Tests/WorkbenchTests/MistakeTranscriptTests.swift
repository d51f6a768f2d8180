import Foundation
import Testing

@testable import Workbench

/// What a person sees after each of many mistakes, character by character.
///
/// The files in `Goldens/Mistakes` are transcripts of a prompt 80 columns wide. To add a mistake, add a
/// line `qi> …` (further lines `  > …`) to one of them and run with TIDEMARK_RECORD_GOLDENS=1, which
/// writes what is printed now and fails, so that somebody reads it.
@Suite("The transcript of mistakes")
struct MistakeTranscriptTests {
  static let parts = ["punctuation", "names", "values", "calls", "charts", "writing"]

  private static func url(_ part: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/Mistakes/\(part).txt")
  }

  @Test("Each is answered exactly as it is written down", arguments: parts)
  func transcript(part: String) throws {
    let url = Self.url(part)
    let written = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    let transcript = Transcript(written)
    try #require(!transcript.entries.isEmpty)
    let found = try transcript.replayed(in: DemonstrationSession(columns: 80, rows: 40))
    if ProcessInfo.processInfo.environment["TIDEMARK_RECORD_GOLDENS"] == "1" {
      try Data(found.utf8).write(to: url, options: .atomic)
      Issue.record("\(part).txt was recorded anew; read it, then run again")
      return
    }
    let (wanted, got) = (written.split(separator: "\n\n"), found.split(separator: "\n\n"))
    for (wanted, got) in zip(wanted, got) { #expect(got == wanted) }
    #expect(got.count == wanted.count)
  }

  @Test("There are sixty at the least, and no line of an error is wider than the window")
  func enough() throws {
    var mistakes = 0
    for part in Self.parts {
      let text = try String(decoding: Data(contentsOf: Self.url(part)), as: UTF8.self)
      for block in text.split(separator: "\n\n") where block.contains("\nerror: ") {
        mistakes += 1
        let lines = block.split(separator: "\n").drop {
          $0.hasPrefix("qi> ") || $0.hasPrefix("  > ")
        }
        for line in lines { #expect(DisplayWidth.of(String(line)) <= 80, "\(line)") }
      }
    }
    #expect(mistakes >= 60)
  }
}

/// A transcript's title and entries; what was printed is made anew.
private struct Transcript {
  var title = ""
  var entries: [String] = []

  init(_ text: String) {
    var isEntry = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        title = String(line)
      } else if line.hasPrefix("qi> ") {
        entries.append(String(line.dropFirst(4)))
        isEntry = true
      } else if line.hasPrefix("  > "), isEntry {
        entries[entries.count - 1] += "\n" + line.dropFirst(4)
      } else {
        isEntry = false
      }
    }
  }

  func replayed(in demonstration: DemonstrationSession) -> String {
    var blocks = [title]
    for entry in entries {
      let typed = entry.split(separator: "\n", omittingEmptySubsequences: false)
      var lines = typed.enumerated().map { ($0 == 0 ? "qi> " : "  > ") + $1 }
      do throws(Diagnostic) {
        if let shown = try demonstration.session.evaluate(entry) { lines.append(shown) }
      } catch {
        lines += error.lines(colour: false, width: 80)
      }
      blocks.append(lines.joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
