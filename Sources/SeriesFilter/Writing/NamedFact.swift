/// A fact with its figures, as a program reads it: `rare_events:mean=0.5:minimum=4` in CSV, an
/// object in JSON.
struct NamedFact {
  enum Figure {
    /// NaN where it is not known; the figure is then left out.
    case number(Double)
    case word(String)
  }

  let name: String
  var figures: [(name: String, figure: Figure)] = []

  init(_ name: String) { self.name = name }

  init(_ name: String, _ figures: (name: String, number: Double?)...) {
    self.name = name
    self.figures = figures.map { ($0.name, .number($0.number ?? .nan)) }
  }

  fileprivate func write(_ format: FilterSettings.Format, to output: inout OutputBuffer) {
    let known = figures.filter { figure in
      if case .number(let number) = figure.figure { number.isFinite } else { true }
    }
    switch format {
    case .csv:
      output.append(Array(name.utf8))
      for (name, figure) in known {
        output.append(Array(":\(name)=".utf8))
        switch figure {
        case .number(let number): output.append(number: number)
        case .word(let word): output.append(Array(word.utf8))
        }
      }
    case .json:
      output.append(Array("{\"name\":\"\(name)\"".utf8))
      for (name, figure) in known {
        output.append(Array(",\"\(name)\":".utf8))
        switch figure {
        case .number(let number): output.append(number: number)
        case .word(let word): output.append(Array("\"\(word)\"".utf8))
        }
      }
      output.append(byte: 0x7D)
    }
  }
}

extension RowShape {
  /// Facts: with spaces between them in CSV, an array in JSON.
  func facts(_ column: Int, _ facts: [NamedFact], to output: inout OutputBuffer) {
    start(column, in: &output)
    list(facts, format, to: &output)
  }

  /// Things that each have facts: `xmr(one_value_each_period) run(has_no_limits)` in CSV, an array in
  /// JSON.
  func groups(
    _ column: Int,
    named key: String,
    _ groups: [(name: String, facts: [NamedFact])],
    under facts: String,
    to output: inout OutputBuffer
  ) {
    start(column, in: &output)
    if format == .json { output.append(byte: 0x5B) }
    for (index, group) in groups.enumerated() {
      switch format {
      case .csv:
        output.append(Array("\(index > 0 ? " " : "")\(group.name)(".utf8))
        list(group.facts, format, to: &output)
        output.append(byte: 0x29)
      case .json:
        output.append(
          Array("\(index > 0 ? "," : ""){\"\(key)\":\"\(group.name)\",\"\(facts)\":".utf8)
        )
        list(group.facts, format, to: &output)
        output.append(byte: 0x7D)
      }
    }
    if format == .json { output.append(byte: 0x5D) }
  }

  private func list(
    _ facts: [NamedFact],
    _ format: FilterSettings.Format,
    to output: inout OutputBuffer
  ) {
    if format == .json { output.append(byte: 0x5B) }
    for (index, fact) in facts.enumerated() {
      if index > 0 { output.append(byte: format == .json ? 0x2C : 0x20) }
      fact.write(format, to: &output)
    }
    if format == .json { output.append(byte: 0x5D) }
  }
}
