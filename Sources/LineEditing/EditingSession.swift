internal import CReadline
private import Glibc

/// One reading with readline: it answers what the C side asks while a person edits.
///
/// Its functions are called from C under readline, which may jump over C frames only. They are
/// leaves: they call nothing of readline and hand back memory from `malloc`.
final class EditingSession {
  private let isComplete: (String) -> InputCompleteness
  private let indentOfLine: (String) -> Int?
  private let completions: (CompletionRequest) -> CompletionAnswer
  private let promptDrawn: () -> Bool
  private let continuation: String
  private let continuationColumns: Int
  /// The window of a tall input, and the column that Up and Down keep to.
  private var firstLine = 0
  private var keptColumn = 0
  /// Whether the input had no text when it was last drawn.
  private(set) var isEmpty = true

  init(
    isComplete: @escaping (String) -> InputCompleteness,
    indentOfLine: @escaping (String) -> Int?,
    completions: @escaping (CompletionRequest) -> CompletionAnswer,
    promptDrawn: @escaping () -> Bool,
    continuation: String
  ) {
    self.isComplete = isComplete
    self.indentOfLine = indentOfLine
    self.completions = completions
    self.promptDrawn = promptDrawn
    self.continuation = continuation
    continuationColumns = ScalarBytes.columns(of: continuation)
  }

  /// The C side's way to this session, which must outlive it.
  var delegate: creadline_delegate {
    creadline_delegate(
      context: Unmanaged.passUnretained(self).toOpaque(),
      indent_or_accept: { context, text, length, point in
        Int32(EditingSession.of(context).indentOrAccept(bytes(text, length), Int(point)))
      },
      indent_of_line: { context, text, length, point in
        let session = EditingSession.of(context)
        let before = bytes(text, length).prefix(Int(point))
        return Int32(session.indentOfLine(String(decoding: before, as: UTF8.self)) ?? -1)
      },
      display: { context, text, length, point, prompt, columns, rows, display in
        EditingSession.of(context).display(
          bytes(text, length),
          Int(point),
          prompt.map { String(cString: $0) } ?? "",
          columns: Int(columns),
          rows: Int(rows),
          into: display
        )
      },
      complete: { context, text, length, point, columns, rows, completion in
        EditingSession.of(context).complete(
          bytes(text, length),
          Int(point),
          columns: Int(columns),
          rows: Int(rows),
          into: completion
        )
      },
      move_by_row: { context, text, length, point, prompt, columns, direction, keepColumn in
        Int32(
          EditingSession.of(context).moveByRow(
            bytes(text, length),
            Int(point),
            prompt.map { String(cString: $0) } ?? "",
            columns: Int(columns),
            direction: Int(direction),
            keepColumn: keepColumn == 1
          ) ?? -1
        )
      },
      prompt_drawn: { context in EditingSession.of(context).promptDrawn() ? 1 : 0 }
    )
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> EditingSession {
    guard let context else { preconditionFailure("readline called back without its session") }
    return Unmanaged<EditingSession>.fromOpaque(context).takeUnretainedValue()
  }

  // MARK: - Answers

  private func indentOrAccept(_ text: [UInt8], _ point: Int) -> Int {
    switch isComplete(String(decoding: text, as: UTF8.self)) {
    case .complete, .invalid:
      return -1
    case .incomplete(let indent):
      // The indentation was asked for the end of the text. Above it, a line follows its
      // neighbour.
      let isAtEnd = text[point...].allSatisfy { $0 == UInt8(ascii: " ") || $0 == 10 }
      if isAtEnd { return max(indent, 0) }
      let start = text[..<point].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return text[start..<point].prefix { $0 == UInt8(ascii: " ") }.count
    }
  }

  private func layout(_ text: [UInt8], _ prompt: String, _ columns: Int) -> ScreenLayout {
    ScreenLayout(
      text,
      promptColumns: Prompt.columns(ofMarked: prompt),
      continuationColumns: continuationColumns,
      columns: columns
    )
  }

  private func display(
    _ text: [UInt8],
    _ point: Int,
    _ prompt: String,
    columns: Int,
    rows: Int,
    into display: UnsafeMutablePointer<creadline_display>?
  ) {
    isEmpty = text.isEmpty
    let shown = DisplayedInput(
      layout(text, prompt, columns),
      offset: point,
      continuation: continuation,
      rows: rows,
      after: firstLine
    )
    firstLine = shown.firstLine
    display?.pointee = creadline_display(
      text: allocated(shown.text),
      length: Int32(shown.text.count),
      point: Int32(shown.point),
      cropped: shown.isCropped ? 1 : 0,
      row: Int32(shown.drawnRow)
    )
  }

  private func complete(
    _ text: [UInt8],
    _ point: Int,
    columns: Int,
    rows: Int,
    into completion: UnsafeMutablePointer<creadline_completion>?
  ) {
    let request = CompletionRequest(text: String(decoding: text, as: UTF8.self), cursor: point)
    let answer = completions(request)
    let effect = CompletionEffect(answer, in: request.text, columns: columns, rows: rows)
    let range = answer.replacementRange.clamped(to: 0..<text.count)
    let listing = effect.listing.map { $0 + "\r\n" }.joined()
    completion?.pointee = creadline_completion(
      replacement: effect.replacement.flatMap { allocated(Array($0.utf8)) },
      start: Int32(range.lowerBound),
      end: Int32(range.upperBound),
      listing: listing.isEmpty ? nil : allocated(Array(listing.utf8))
    )
  }

  private func moveByRow(
    _ text: [UInt8],
    _ point: Int,
    _ prompt: String,
    columns: Int,
    direction: Int,
    keepColumn: Bool
  ) -> Int? {
    let layout = layout(text, prompt, columns)
    let cell = layout.cells[layout.index(ofOffset: point)]
    if !keepColumn { keptColumn = cell.column }
    return layout.offset(row: cell.row + direction, column: keptColumn)
  }
}

private func bytes(_ text: UnsafePointer<CChar>?, _ length: Int32) -> [UInt8] {
  Array(UnsafeRawBufferPointer(start: text, count: Int(length)))
}

/// A C string for the C side to free; nil when memory is out, which it takes as no answer.
private func allocated(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
  guard let copy = malloc(bytes.count + 1) else { return nil }
  bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, $0.count) } }
  copy.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
  return copy.assumingMemoryBound(to: CChar.self)
}
