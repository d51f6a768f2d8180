/// What a cell used and made: how a notebook knows which cells a change reaches.
///
/// Names are those of globals, and in brackets what is none: `(store)`, `(random)`, `(library)`,
/// `(decisions)`, `(as of)`, `(today)`, `(read on)`, `(parameters)`, `(module NAME)`, `(file PATH)`.
package struct CellTrace: Equatable, Sendable {
  /// What it read before it wrote there, with what it found.
  package var read: [String: TraceMark] = [:]
  /// What is otherwise after it than before, or was assigned, with what it left.
  package var wrote: [String: TraceMark] = [:]
  /// Whether it rests on something that no second run finds again: a clock, an answer that was typed.
  package var isPassing = false
  /// Whether an error was caught or a traceback made: these say in which entry and line.
  package var namesPlaces = false
  /// Whether it looked at all globals at once.
  package var looksAtAll = false
  /// How many changes the store had more after it.
  package var changes = 0
  /// The files that it wrote, as it called them.
  package var filesWritten: Set<String> = []
  /// Of what it wrote, the names that hold what they held, and only share it with other names than before.
  ///
  /// Not kept in a notebook: in a run from the top such a change is the cell's own.
  package var regrouped: Set<String> = []

  package init() {}

  /// Whether the cell would find what it found, told what there is.
  ///
  /// - Parameter state: What there is by name; nothing for a name that is not there.
  /// - Returns: The first name, in the alphabet's order, under which there is something else; nil where
  ///   everything is as it was.
  package func changedInput(in state: [String: TraceMark]) -> String? {
    if let library = state[Name.library], read[Name.library] == nil, library != .absent {
      return Name.library
    }
    if looksAtAll,
      let other = state.keys.filter({ !$0.hasPrefix("(") && read[$0] == nil && wrote[$0] == nil })
        .filter({ state[$0] != .absent }).min()
    {
      return other
    }
    return read.filter { !$0.value.matches(state[$0.key] ?? .absent) }.keys.min()
  }

  /// The names in brackets.
  package enum Name {
    package static let store = "(store)"
    package static let random = "(random)"
    package static let library = "(library)"
    package static let decisions = "(decisions)"
    package static let asOf = "(as of)"
    package static let parameters = "(parameters)"
    package static let today = "(today)"
    package static let readOn = "(read on)"
    package static func file(_ path: String) -> String { "(file \(path))" }
  }
}

/// What a name held, in a few digits: by content, and by what it shares with other names.
package struct TraceMark: Hashable, Sendable {
  /// By content.
  ///
  /// Something that cannot be looked into goes by the cell that made it, what that read, and
  /// a `~` at its head.
  package var own: String
  /// With the names that it shares tables or functions' variables with; nil where that does not matter.
  package var joint: String?

  package init(own: String, joint: String? = nil) {
    self.own = own
    self.joint = joint
  }

  /// No value at all.
  package static let absent = TraceMark(own: "-")

  /// Whether nothing else would be found under the name than this.
  package func matches(_ state: TraceMark) -> Bool {
    own == state.own && (joint == nil || joint == state.joint ?? state.own)
  }

  /// As it is written in a notebook.
  package var text: String { joint.map { "\(own).\($0)" } ?? own }

  /// A mark as it was written.
  package init(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    own = parts.first.map(String.init) ?? "-"
    joint = parts.count > 1 ? String(parts[1]) : nil
  }
}

/// A figure of 64 bits over texts and words, the same in every process.
package struct TraceDigest {
  private var high: UInt64 = 0x243F_6A88_85A3_08D3
  private var low: UInt64 = 0x1319_8A2E_0370_7344

  package init() {}

  package mutating func add(_ word: UInt64) {
    high = Self.mixed(high &+ word &+ 0x9E37_79B9_7F4A_7C15)
    low = Self.mixed((low ^ word) &+ 0xD1B5_4A32_D192_ED03 &+ (high << 7 | high >> 57))
  }

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    var word: UInt64 = 0
    var count: UInt64 = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      count += 1
      if count % 8 == 0 { add(word) }
    }
    add(word)
    add(count)
  }

  package mutating func add(_ text: String) { add(text.utf8) }

  /// Both halves.
  var words: (UInt64, UInt64) { (high, low) }

  /// Sixteen letters from a to p.
  ///
  /// Of hexadecimal digits one mark in a few hundred would hold ten in a row that could be an NHS number,
  /// and be taken out of the notebook.
  package var text: String {
    let bits = high ^ low
    return String(
      String.UnicodeScalarView(
        stride(from: 60, through: 0, by: -4).map {
          Unicode.Scalar(UInt8(ascii: "a") + UInt8(bits >> UInt64($0) & 0xF))
        }
      )
    )
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
