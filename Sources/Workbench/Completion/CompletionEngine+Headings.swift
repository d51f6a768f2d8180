private import DelimitedText
private import Dispatch
private import Glibc
private import Synchronization

extension CompletionEngine {
  /// The headings of the file that the same call names, where one is expected inside quotes.
  func headings(
    at place: TextBeforeCursor.ArgumentPlace,
    in text: TextBeforeCursor,
    quote: Character
  ) -> [Completion] {
    guard case .function(let function)? = shape(of: place.function, in: text),
      let subject = function.subject, case .path = subject.kind,
      let path = place.texts.subject ?? place.texts.named[subject.name]
    else { return [] }
    let separator = place.texts.named["separator"].flatMap(FieldSeparator.init)
    let head = FileHead(
      path: path,
      access: session.settings.access,
      format: DelimitedFormat(
        separator: separator ?? .comma,
        encoding: place.texts.named["encoding"] == "windows-1252" ? .windows1252 : .utf8
      )
    )
    let headings = head.headingsInTime() ?? []
    // A file of one column with other separators in its heading is read with the wrong one.
    if separator == nil, headings.count == 1, headings[0].contains(where: { ";\t|".contains($0) }) {
      return []
    }
    return headings.lazy.filter { heading in
      // What would need escaping in a Lua string is left to be typed.
      !heading.isEmpty && !heading.contains { $0 == quote || $0 == "\\" }
        && DisplayWidth.oneLine(heading) == heading
    }.prefix(Self.mostCandidates).map {
      Completion(text: $0, suffix: String(quote), note: nil, kind: .value)
    }
  }
}

/// The beginning of a file of figures, read while a person waits.
private struct FileHead: Sendable {
  let path: String
  let access: FileAccess
  let format: DelimitedFormat

  /// A heading row that is longer is nothing to choose from.
  private static let mostBytes = 1 << 16
  /// A person who presses Tab waits no longer; a folder of another machine may take minutes.
  private static let patience = DispatchTimeInterval.milliseconds(30)

  private final class Answer: Sendable {
    let headings = Mutex<[String]?>(nil)
    let isThere = DispatchSemaphore(value: 0)
  }

  /// The headings; nil where the profile grants no reading, where there are none, and where it takes
  /// too long.
  func headingsInTime() -> [String]? {
    let answer = Answer()
    DispatchQueue.global(qos: .userInitiated).async {
      let found = try? headings()
      answer.headings.withLock { $0 = found }
      answer.isThere.signal()
    }
    guard answer.isThere.wait(timeout: .now() + Self.patience) == .success else { return nil }
    return answer.headings.withLock { $0 }
  }

  private func headings() throws -> [String] {
    let resolved = try access.resolve(path, for: .reading)
    let descriptor = try DelimitedReader.openRegularFile(resolved.text)
    defer { close(descriptor) }
    // What was opened is judged, not only what the path led to a moment before.
    if let opened = ResolvedPath(ofDescriptor: descriptor) {
      try access.check(opened, writtenAs: path, for: .reading)
    }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
    let count = read(descriptor, &bytes, bytes.count)
    bytes.removeLast(bytes.count - max(count, 0))
    guard bytes.count < Self.mostBytes || bytes.contains(UInt8(ascii: "\n")) else { return [] }
    return try DelimitedReader(bytes: bytes, format: format).header
  }
}
