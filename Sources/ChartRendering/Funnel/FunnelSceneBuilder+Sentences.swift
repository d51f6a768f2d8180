import SPCCore

extension FunnelSceneBuilder {
  // MARK: Sentences

  private func count(_ isCounted: (FunnelDescription.Standing) -> Bool) -> Int {
    shown.count { isCounted($0.standing) }
  }

  private func number(_ count: Int) -> String { ValueFormat().text(Double(count)) }

  func verdict() -> String {
    let total = shown.count
    guard total > 0 else { return "No values to show." }
    let above = count { $0 == .beyondOuter(.high) }
    let below = count { $0 == .beyondOuter(.low) }
    let inner = count {
      if case .beyondInner = $0 { true } else { false }
    }
    var words: String
    if above + below == 0 {
      words =
        total == 1
        ? "The only unit lies within the 99.8% limits."
        : "All \(number(total)) units lie within the 99.8% limits."
    } else {
      let verb = above + below == 1 ? "lies" : "lie"
      words =
        "\(number(above + below)) of \(number(total)) \(total == 1 ? "unit" : "units") \(verb) outside the 99.8% "
        + "limits: \(number(above)) above, \(number(below)) below."
    }
    let outside = above + below + inner
    if outside > 0, total > 1 {
      words +=
        " \(number(outside)) \(outside == 1 ? "lies" : "lie") outside the 95% limits, "
        + "where \(Self.chance(of: total)) would by chance."
    }
    return words
  }

  /// One in twenty lies outside the 95 % limits although nothing distinguishes it.
  private static func chance(of total: Int) -> String {
    let expected = Double(total) * 0.05
    return expected < 1 ? "fewer than one" : "about \(ValueFormat(decimals: 0).text(expected))"
  }

  /// The outliers of one side; nil when there are none.
  func list(_ outliers: [Int], _ side: SignalSide) -> FunnelScene.OutlierList? {
    let members = outliers.filter { shown[$0].standing == .beyondOuter(side) }
    guard !members.isEmpty else { return nil }
    return FunnelScene.OutlierList(
      heading: "\(side == .high ? "Above" : "Below") the 99.8% limits",
      entries: members.map { index in
        let point = shown[index]
        let name = PlainText.clean(point.name)
        return FunnelScene.OutlierList.Entry(
          index: index,
          text: "\(name.isEmpty ? "(no name)" : name) \(text(point.value)) "
            + "(of \(Self.denominatorText(point.denominator)))"
        )
      }
    )
  }

  func notes() -> [String] {
    var notes = [PlainText.cleaned(description.caption.note)].compactMap { $0 }
    let hidden = description.points.count - shown.count
    if hidden > 0 {
      notes.append(
        "\(number(hidden)) \(hidden == 1 ? "unit" : "units") without a value or a denominator "
          + "\(hidden == 1 ? "is" : "are") not shown."
      )
    }
    return notes
  }

  func accessibleDescription(_ lists: [FunnelScene.OutlierList]) -> String {
    var opening = "Funnel plot of \(valueAxis.label) by \(denominatorAxis.label), "
    opening += "\(number(shown.count)) \(shown.count == 1 ? "unit" : "units")"
    let sizes = shown.map(\.denominator)
    if let least = sizes.min(), let most = sizes.max(), least < most {
      opening +=
        " of \(Self.denominatorText(least)) to \(Self.denominatorText(most))"
    }
    var sentences = [opening + ".", verdict()]
    if (description.target * factor).isFinite {
      let name = PlainText.clean(description.targetName)
      sentences.append("\(name.prefix(1).uppercased())\(name.dropFirst()) \(targetText).")
    }
    sentences += lists.map { $0.text(atMost: 10) }
    return sentences.joined(separator: " ")
  }
}

extension FunnelDescription.Standing {
  /// Where a unit stands, within a sentence.
  var words: String {
    switch self {
    case .within: "within the limits"
    case .beyondInner(.high): "above the 95% limits"
    case .beyondInner(.low): "below the 95% limits"
    case .beyondOuter(.high): "above the 99.8% limits"
    case .beyondOuter(.low): "below the 99.8% limits"
    }
  }
}
