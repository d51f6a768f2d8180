/// Which series of an input come back after rows of others, so that none of their rows is sound.
///
/// Where the input was looked through before, they are known by name; where it was not, every series
/// that has been there is kept in a register, by which one that comes back is found.
struct ReturningSeries {
  /// What a name that begins to be read stands for.
  enum Beginning {
    /// A series that has not been there, and does not come back as far as is known.
    case once
    /// A series that has not been there, and will come back.
    case first
    /// A series that has been there; what is to be said of it, the first time.
    case back(Return?)
  }

  /// A series that came back.
  struct Return {
    /// The lines on which it was before.
    let lines: ClosedRange<Int>
    /// Whether it was known to come back before anything was written of it.
    let wasForeseen: Bool
  }

  /// How many series came back unforeseen.
  private(set) var unforeseenCount = 0

  /// The lines of the series known to come back, once they have been there; nil where the input was
  /// not looked through before.
  private var foreseen: [[UInt8]: ClosedRange<Int>?]?
  /// The series seen so far, where none is foreseen.
  private var register = SeriesRegister()
  private var registered: SeriesRegister.Place?
  /// The series that came back and were told of, by fingerprint.
  private var told: Set<UInt64> = []

  /// Starts before the first series.
  ///
  /// - Parameter names: The names known to come back; nil where nobody looked.
  init(known names: Set<[UInt8]>?) {
    foreseen = names.map { Dictionary(uniqueKeysWithValues: $0.map { ($0, nil) }) }
  }

  /// Takes note of a series that begins.
  mutating func begin(_ name: UnsafeRawBufferPointer) -> Beginning {
    if let foreseen {
      guard !foreseen.isEmpty, let lines = foreseen[Array(name)] else { return .once }
      guard let lines else { return .first }
      return .back(tell(name.fingerprint, lines, wasForeseen: true))
    }
    let fingerprint = name.fingerprint
    guard let place = register.find(fingerprint) else {
      registered = register.add(fingerprint)
      return .once
    }
    registered = place
    return .back(tell(fingerprint, register[place], wasForeseen: false))
  }

  /// Takes note of the lines of the series that began last, which was not back.
  mutating func end(_ name: UnsafeRawBufferPointer, lines: ClosedRange<Int>) {
    if let registered { register[registered] = lines }
    guard foreseen?.isEmpty == false else { return }
    let name = Array(name)
    if foreseen?[name] != nil { foreseen?[name] = .some(lines) }
  }

  /// What to say of a series; once is enough, as in a file sorted by time every row would say it again.
  private mutating func tell(
    _ fingerprint: UInt64,
    _ lines: ClosedRange<Int>,
    wasForeseen: Bool
  ) -> Return? {
    guard told.insert(fingerprint).inserted else { return nil }
    if !wasForeseen { unforeseenCount += 1 }
    return Return(lines: lines, wasForeseen: wasForeseen)
  }
}
