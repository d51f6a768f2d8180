internal import QualityModel

extension SeriesObject {
  /// The day a place of the series begins at, to cut or to start a phase there.
  ///
  /// A date need not lie in the series. Positions and labels must be there.
  func place(_ reference: PlaceReference, _ parameter: String, of path: String) throws
    -> CalendarDate
  {
    if case .day(let day, _) = reference, isDated { return day }
    return slots[try index(reference, parameter, of: path)].place
  }

  /// The index of the slot that a script names: by any day of its period, by its position, or in a
  /// series without dates by its label.
  func index(_ reference: PlaceReference, _ parameter: String, of path: String) throws -> Int {
    guard let index = index(of: reference) else {
      let words = Self.words(reference)
      throw ArgumentError.noSuchPlace(
        path: path,
        parameter: parameter,
        found: isRepeatedLabel(reference) ? words + ", which stands there more than once" : words,
        hasDates: isDated,
        known: knownPlaces,
        near: nearLabels(to: reference)
      )
    }
    return index
  }

  /// The same, nil where the series has no such point.
  func index(of reference: PlaceReference) -> Int? {
    switch reference {
    case .position(let position):
      let index = position > 0 ? position - 1 : slots.count + position
      return position != 0 && slots.indices.contains(index) ? index : nil
    case .day(let day, let text):
      guard isDated else { return text.flatMap(index(ofLabel:)) }
      guard let index = slots.lastIndex(where: { $0.place <= day }) else { return nil }
      let frequency = definition(of: slots[index])?.frequency ?? .daily
      return frequency.periodEnd(startingOn: slots[index].place) >= day ? index : nil
    case .label(let text):
      return index(ofLabel: text)
    }
  }

  /// nil also where several points have the label: none of them is meant more than the others.
  private func index(ofLabel text: String) -> Int? {
    let first = labels.firstIndex(of: text)
    return first == labels.lastIndex(of: text) ? first : nil
  }

  private func isRepeatedLabel(_ reference: PlaceReference) -> Bool {
    switch reference {
    case .position: false
    case .day(_, let text): text.map { !isDated && labels.contains($0) } ?? false
    case .label(let text): labels.contains(text)
    }
  }

  /// The slots of a month, where a month is named and the series has several periods in one; nil
  /// otherwise.
  func indices(ofMonth reference: PlaceReference) -> [Int]? {
    guard case .day(_, let text) = reference, isDated, let text,
      let month = CalendarMonth(iso: text)
    else { return nil }
    let found = slots.indices.filter {
      let slot = slots[$0]
      let frequency = definition(of: slot)?.frequency ?? .daily
      return (frequency == .daily || frequency == .weekly) && slot.place.calendarMonth == month
    }
    return found.isEmpty ? nil : found
  }

  private static func words(_ reference: PlaceReference) -> String {
    switch reference {
    case .position(let position): "position \(position)"
    case .day(let day, let text): text.map { "\"\($0)\"" } ?? "\(day)"
    case .label(let text): "\"\(text)\""
    }
  }

  private var knownPlaces: String {
    guard let first = labels.first, let last = labels.last else { return "It has no points." }
    if isDated {
      return "It goes from \(first) to \(last); write a date like 2024-09-30 or 2024-09, "
        + "or a position from 1 to \(slots.count)."
    }
    let names = plain?.labels.isEmpty == false ? ", or a label (\"\(first)\" to \"\(last)\")" : ""
    return "It has no dates: name a point by its position, 1 to \(slots.count)\(names)."
  }

  private func nearLabels(to reference: PlaceReference) -> [String] {
    guard case .label(let text) = reference else { return [] }
    return NearMiss.candidates(for: text, among: labels)
  }
}

extension SeriesObject {
  /// Which figures may still be revised, so that a dip at the end is not taken for one; nil where none.
  var provisionalRemark: String? {
    guard isDated else { return nil }
    let open = slots.indices.filter { slots[$0].point?.status == .provisional }
    guard let first = open.first, let last = open.last else { return nil }
    switch open.count {
    case 1: return "\(labels[first]) is provisional and may still be revised"
    case 2: return "\(labels[first]) and \(labels[last]) are provisional and may still be revised"
    default:
      return
        "\(open.count) of the figures from \(labels[first]) to \(labels[last]) are provisional "
        + "and may still be revised"
    }
  }
}
