internal import ChartRendering

/// What a terminal said of itself when it was asked what pictures it shows.
///
/// Three questions go out together: kitty's own query, the size of a cell, and last the primary device
/// attributes, which every terminal answers, so that nobody waits for an answer that will not come.
struct TerminalAnswers: Equatable {
  /// The three questions, in this order.
  ///
  /// kitty: show a picture of one dot, but only say whether you could. xterm: a cell's size in dots
  /// (CSI 16 t). DEC: the primary device attributes (CSI c).
  static let questions = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"

  /// Whether kitty's protocol is understood.
  private(set) var showsKitty = false
  /// Whether sixels are: number 4 of the device attributes.
  private(set) var showsSixel = false
  /// A cell in dots.
  private(set) var cell: Cell?
  /// Whether the last question has been answered.
  private(set) var isComplete = false
  /// What came between the answers: keys that a person pressed meanwhile.
  private(set) var typed: [UInt8] = []

  /// The width and the height of a cell in dots.
  struct Cell: Equatable {
    let width: Int
    let height: Int
  }

  /// Reads what came back so far; an answer that is not whole yet counts as typed.
  init(reading bytes: [UInt8]) {
    var rest = bytes[...]
    while let first = rest.first {
      if first == 0x1B, let end = Self.endOfAnswer(rest), take(Array(rest[rest.startIndex..<end])) {
        rest = rest[end...]
      } else {
        typed.append(first)
        rest = rest.dropFirst()
      }
    }
  }

  /// How the terminal takes pictures, with a cell's size from the window or from its own answer.
  func graphics(cell windowCell: Cell?) -> TerminalGraphics? {
    guard let cell = windowCell ?? cell, cell.width > 0, cell.height > 0 else { return nil }
    if showsKitty {
      return TerminalGraphics(.kitty, cellWidth: cell.width, cellHeight: cell.height)
    }
    if showsSixel {
      return TerminalGraphics(.sixel, cellWidth: cell.width, cellHeight: cell.height)
    }
    return nil
  }

  /// Whether a whole sequence is one of the answers, which is then noted.
  private mutating func take(_ sequence: [UInt8]) -> Bool {
    let text = String(decoding: sequence.dropFirst(), as: UTF8.self)
    if text.hasPrefix("_G") {
      if text.hasPrefix("_Gi=31;OK") { showsKitty = true }
      return true
    }
    guard text.hasPrefix("["), let last = text.last else { return false }
    let numbers = text.dropFirst().dropLast().drop { $0 == "?" }.split(
      separator: ";",
      omittingEmptySubsequences: false
    ).map { Int($0) ?? 0 }
    if last == "c", text.hasPrefix("[?") {
      showsSixel = numbers.dropFirst().contains(4)
      isComplete = true
      return true
    }
    if last == "t", numbers.count == 3, numbers[0] == 6 {
      cell = Cell(width: numbers[2], height: numbers[1])
      return true
    }
    return false
  }

  /// Where a sequence that starts with an escape ends; nil where it is not whole.
  private static func endOfAnswer(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    guard bytes.count > 2 else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      return bytes[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
    case UInt8(ascii: "_"):
      return bytes[(start + 2)...].indices.dropLast()
        .first { bytes[$0] == 0x1B && bytes[$0 + 1] == 0x5C }.map { $0 + 2 }
    default: return nil
    }
  }
}
