internal import SPCCore

/// The capability of a process on one screen, with whether it may be read at all.
struct CapabilityCard {
  let object: CapabilityObject
  let width: Int

  private var capability: ProcessCapability { object.capability }

  var text: String {
    var card = CardLines(width: width)
    card.line(object.title)
    card.line(
      "process capability · \(NumberText.counted(capability.count, "value"))"
        + (object.span.map { ", \($0)" } ?? "")
    )
    card.row("asked", asked)
    card.row("process", process)
    for index in object.indices {
      guard let within = index.within else { continue }
      var text = words(within)
      if let overall = index.overall { text += ", overall \(index.overallName) \(words(overall))" }
      card.row(index.name, text)
    }
    card.row(
      "reads",
      "Cpk 1: three σ just fit between the mean and the nearer limit; 1.33 is often asked"
    )
    for (number, row) in outside.enumerated() { card.row(number == 0 ? "outside" : "", row) }
    for note in notes { card.row("note", note) }
    return card.text
  }

  private var asked: String {
    let specification = capability.specification
    var text =
      switch (specification.lower, specification.upper) {
      case (let lower?, let upper?): "\(number(lower)) to \(number(upper))"
      case (let lower?, nil): "at least \(number(lower))"
      case (nil, let upper?): "at most \(number(upper))"
      case (nil, nil): "nothing"
      }
    if let target = capability.target { text += ", aiming at \(number(target))" }
    return text
  }

  private var process: String {
    let origin =
      capability.specification.sigma != nil
      ? "given" : object.usesSubgroups ? "within groups" : "from moving ranges"
    var text = "mean \(number(capability.centre)), σ \(number(capability.sigma)) (\(origin))"
    if !capability.overallSigma.isNaN {
      text += ", overall σ \(number(capability.overallSigma))"
    }
    return text
  }

  private func words(_ index: CapabilityIndex) -> String {
    let value = NumberText.fixed(index.value, places: 2)
    guard !index.lower.isNaN else { return value }
    return "\(value) (\(NumberText.fixed(index.lower, places: 2)) to "
      + "\(NumberText.fixed(index.upper, places: 2)))"
  }

  private var outside: [String] {
    var rows: [String] = []
    if let seen = capability.observedShareBelow, let expected = capability.expectedShareBelow {
      rows.append(
        "\(percentage(seen)) of values below; a normal process has \(percentage(expected))"
      )
    }
    if let seen = capability.observedShareAbove, let expected = capability.expectedShareAbove {
      rows.append(
        "\(percentage(seen)) of values above; a normal process has \(percentage(expected))"
      )
    }
    return rows
  }

  private var notes: [String] {
    var notes = object.remarks
    switch object.specialCauses {
    case 0?: break
    case let count?:
      notes.append(
        "\(NumberText.counted(count, "point")) of the chart \(count == 1 ? "is" : "are") special cause "
          + "(nhse-2023): the process is not stable, and what it did is no promise of what it will do"
      )
    case nil: notes.append("whether the process is stable was not tested")
    }
    let confidence = NumberText.plain(capability.specification.confidence * 100, places: 1)
    guard capability.count >= 2 else {
      notes.append("a single value says nothing about how sure the indices are")
      return notes
    }
    notes.append("in brackets \(confidence) % confidence; indices suppose roughly normal values")
    return notes
  }

  private func number(_ value: Double) -> String { NumberText.plain(value, places: 2) }
  private func percentage(_ share: Double) -> String {
    share > 0 && share < 0.0005
      ? "less than 0.1 %" : NumberText.plain(share * 100, places: 1) + " %"
  }
}
