/// Names for cells that have none in a text: they follow from what the cells say, so that the same text
/// has the same names each time.
struct CellIdentities {
  private var counts: [UInt64: Int] = [:]
  private var said: String?

  init() {}

  /// Gives one name whatever is asked.
  init(saying name: String) { said = name }

  /// The name of the next cell of a text.
  mutating func next(kind: NotebookCell.Kind, source: String) -> String {
    if let said { return said }
    let hash = Self.hash("\(kind.rawValue)\n\(source)")
    let count = counts[hash, default: 0]
    counts[hash] = count + 1
    // Cells that say the same have names of their own all the same.
    return Self.name(count == 0 ? hash : Self.hash("\(hash) \(count)"))
  }

  /// Eight digits, as Jupyter's own names have.
  private static func name(_ hash: UInt64) -> String {
    let text = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
    return String(repeating: "0", count: 8 - text.count) + text
  }

  /// FNV-1a, 64 bits: the same on every machine, which Swift's own hashes are not.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
