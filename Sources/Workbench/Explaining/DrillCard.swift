internal import QualityAnalysis
internal import QualityModel

/// A figure taken apart, on one screen.
struct DrillCard {
  let drill: DrillObject
  let session: WorkbenchSession

  var text: String {
    let words = DrillWords(drill: drill)
    var lines = [
      "\(drill.series.title) · \(drill.label(of: drill.drill.period)) held against "
        + drill.baselineText
    ]
    let width = session.settings.columns
    lines += WrappedText.lines(words.change, after: "", indent: 0, width: width)
    if session.settings.isShowingAll {
      lines += table.lines(width: width)
      lines += words.sentences.flatMap { WrappedText.lines($0, after: "", indent: 0, width: width) }
      return lines.joined(separator: "\n")
    }
    // Headings and their rule, the counts of what is left out, the way to see all; entry, time, prompt.
    let room = session.settings.cardRows - lines.count - 8
    let notes = TableNotes(words.sentences, width: width, beside: table.rows.count, room: room)
    let (rows, isWhole) = table.laidOut(
      width: width,
      maximumRows: max(4, room - notes.lines.count)
    )
    lines += rows
    if !(isWhole && notes.isWhole), let foot = session.wayToSeeAll { lines.append(foot) }
    lines += notes.lines
    return lines.joined(separator: "\n")
  }

  private var table: TextTable {
    let shares = drill.hasShares
    let words = DrillWords(drill: drill)
    var table = TextTable(
      headings: ["Unit", "Value", "Before"]
        + (shares ? ["Share", "Before", "Within", "Mix"] : ["Share"]) + ["Contribution", "Signal"],
      alignments: [.left, .right, .right]
        + (shares ? [.right, .right, .right, .right] : [.right]) + [.right, .left]
    )
    table.wholeHeadings = ["Unit", "Signal"]
    table.keptHeadings = ["Unit", "Contribution", "Value", "Signal"]
    table.rows = drill.parts.map { part in
      let shift = part.shift
      let effects =
        shares
        ? [
          share(shift.shareAfter), share(shift.shareBefore), words.signed(shift.within),
          words.signed(shift.mix),
        ] : [share(shift.shareAfter)]
      return [part.unit.code, value(shift.after), value(shift.before)] + effects + [
        words.signed(shift.contribution),
        part.variation.map(RuleWords.word) ?? "not charted",
      ]
    }
    return table
  }

  private func value(_ parts: FigureParts?) -> String {
    drill.value(parts).map { NumberText.fixed($0, places: 1) } ?? "–"
  }

  private func share(_ share: Double) -> String { NumberText.fixed(share * 100, places: 1) + " %" }
}

/// What a figure taken apart comes to, in sentences.
struct DrillWords {
  let drill: DrillObject
  private var shift: MixShift { drill.drill.shift }

  /// From what to what the whole went, and how much.
  var change: String {
    let unit = drill.definition?.unitOfMeasure ?? ""
    let named = unit.isEmpty ? "" : " \(unit)"
    let per = drill.hasShares || drill.drill.baseline.count == 1 ? "" : " a period"
    return "\(value(shift.before))\(named)\(per) before, \(value(shift.after))\(named) now: "
      + "\(signed(shift.change))."
  }

  var sentences: [String] {
    var lines = [explanation]
    if !drill.missing.isEmpty {
      let names = drill.missing.prefix(12).joined(separator: ", ")
      lines.append(
        "\(NumberText.counted(drill.missing.count, "unit")) "
          + "\(drill.missing.count == 1 ? "has" : "have") no figure there: \(names)"
          + (drill.missing.count > 12 ? ", …" : ".")
      )
    }
    if let day = drill.series.series.rollUp?.restatedTo {
      lines.append("Restated to the structure of \(drill.label(of: day)).")
    }
    return lines
  }

  /// What explains the change: changes within the units, or their mix.
  var explanation: String {
    guard drill.hasShares else {
      return "The change is the sum of the units' own changes."
    }
    let halves =
      "Of the change of \(signed(shift.change)), \(signed(shift.within)) is change within "
      + "the units and \(signed(shift.mix)) is change of their mix (Kitagawa 1955)."
    let both = shift.parts.filter { $0.before != nil && $0.after != nil }
    let allRose = !both.isEmpty && both.allSatisfy { $0.within > 0 }
    let allFell = !both.isEmpty && both.allSatisfy { $0.within < 0 }
    if allRose, shift.change < 0 {
      return halves + " Every unit went up and the whole went down: units with lower values have a "
        + "larger share of it than before."
    }
    if allFell, shift.change > 0 {
      return halves
        + " Every unit went down and the whole went up: units with higher values have a "
        + "larger share of it than before."
    }
    if shift.within * shift.mix < 0, abs(shift.mix) > abs(shift.within) {
      return halves + " The mix outweighs what changed within the units."
    }
    return halves
  }

  private func value(_ value: Double) -> String { NumberText.fixed(value, places: 1) }

  /// A change with its sign, with as many decimals as the greatest of the table needs.
  func signed(_ value: Double) -> String {
    let greatest = shift.parts.map { abs($0.contribution) }.max() ?? 0
    let text = NumberText.fixed(abs(value), places: NumberText.places(for: greatest))
    guard text.contains(where: { ("1"..."9").contains($0) }) else { return text }
    return (value > 0 ? "+" : "−") + text
  }
}
