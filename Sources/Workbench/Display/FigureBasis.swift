internal import OrderedJSON
internal import QualityAnalysis
internal import QualityModel
internal import SPCCore

/// What the figures of an output rest on, for whoever shares it outside the house: the file alone does not say
/// which of its figures are counts of people.
enum FigureBasis: Equatable {
  /// It counts nobody: projects, decisions, rules.
  case noPeople
  /// Its figures stand or fall together; the smallest count behind them above 0, nil where all are 0.
  case whole(smallest: Int?)
  /// A table: the columns that hold figures, from 0, and the smallest count behind each row.
  case rows(figures: [Int], smallest: [Int?])

  /// As the metadata of an output in a notebook declares it, under `tidemark`; `Notebook` reads it there
  /// (`CountBasis`).
  var declared: JSONValue {
    func number(_ count: Int?) -> JSONValue { count.map { .number(JSONNumber($0)) } ?? .null }
    switch self {
    case .noPeople: return ["counts": "none"]
    case .whole(let smallest): return ["smallest_count": number(smallest)]
    case .rows(let figures, let smallest):
      return [
        "figures": .array(figures.map { number($0) }),
        "smallest_counts": .array(smallest.map(number)),
      ]
    }
  }

  /// What a value of ours rests on; nil for one that does not know.
  init?(of instance: AnyObject) {
    switch instance {
    case let table as TableObject:
      guard let basis = table.basis ?? TableObject.basis(madeBy: table.making?.path) else {
        return nil
      }
      self = basis
    case let picture as PictureObject:
      self = .whole(smallest: picture.smallestCount)
    case let list as ListObject:
      guard let smallest = list.smallestCount else { return nil }
      self = .whole(smallest: smallest)
    case let based as any BasedObject: self = based.basis
    case is PortfolioObject, is ThreadObject, is RuleSetObject, is RecordObject, is PlanObject:
      self = .noPeople
    default: return nil
    }
  }

  /// What several values that are shown as one rest on; nil where one of them does not know.
  static func together(_ bases: [FigureBasis?]) -> FigureBasis? {
    var counts: [Int?] = []
    for basis in bases {
      switch basis {
      case nil: return nil
      case .noPeople: break
      case .whole(let smallest): counts.append(smallest)
      case .rows(_, let smallest): counts += smallest
      }
    }
    return .whole(smallest: smallest(of: counts))
  }

  /// The smallest of several counts above 0.
  static func smallest(of counts: some Sequence<Int?>) -> Int? {
    counts.compactMap(\.self).filter { $0 > 0 }.min()
  }

  /// The smallest count that a figure gives away: of a share also of those who are not in it.
  ///
  /// A number of events that is no whole one counts as the next. What a mean sums up are no counts, what it is
  /// divided by is. An interval between events is of one event.
  static func smallest(
    _ quantity: MeasuredQuantity?,
    numerator: Double?,
    denominator: Double?
  ) -> Int? {
    func count(_ number: Double?) -> Int? {
      guard let number, number > 0, number < 1e15 else { return nil }
      return Int(number.rounded(.up))
    }
    guard let numerator, !numerator.isNaN else { return nil }
    switch quantity {
    case .count, nil: return numerator == numerator.rounded() ? count(numerator) : nil
    case .rate: return smallest(of: [count(numerator), count(denominator)])
    case .proportion:
      return smallest(
        of: [count(numerator), count(denominator), count(denominator.map { $0 - numerator })]
      )
    case .mean: return count(denominator)
    case .timeBetween, .casesBetween: return 1
    case .individual: return nil
    }
  }
}

extension SeriesObject {
  /// The smallest count behind a slot; nil where there is none.
  func smallestCount(at index: Int) -> Int? {
    let slot = slots[index]
    if let members = slot.members { return members.count { !$0.isNaN } }
    guard let point = slot.point, point.value != nil else { return nil }
    return FigureBasis.smallest(
      quantity,
      numerator: point.numerator,
      denominator: hasParts ? point.denominator : nil
    )
  }

  /// The smallest count behind any of its slots.
  var smallestCount: Int? { FigureBasis.smallest(of: slots.indices.map(smallestCount)) }

  /// The count behind the latest value, which is what its card tells.
  var latestCount: Int? {
    slots.indices.last { slots[$0].point?.value != nil }.flatMap(smallestCount)
  }
}

/// A value of ours that knows what its figures rest on.
protocol BasedObject: AnyObject {
  var basis: FigureBasis { get }
}

extension SeriesObject: BasedObject {
  var basis: FigureBasis { .whole(smallest: latestCount) }
}

extension AnalysisObject: BasedObject {
  var basis: FigureBasis { .whole(smallest: series.latestCount) }
}

extension SignalObject: BasedObject {
  var basis: FigureBasis { .whole(smallest: analysis.series.smallestCount(at: index)) }
}

extension PointObject: BasedObject {
  var basis: FigureBasis { .whole(smallest: series.smallestCount(at: index)) }
}

extension ChartObject: BasedObject {
  var basis: FigureBasis { .whole(smallest: analysis.series.smallestCount) }
}

extension CumulativeSumObject: BasedObject {
  // Outcomes one by one are of one case each.
  var smallestCount: Int? { series.map(\.smallestCount) ?? 1 }
  var basis: FigureBasis { .whole(smallest: smallestCount) }
}

extension ParetoObject: BasedObject {
  // What is added up from row to row gives every row back, so that the table stands or falls as a whole.
  var basis: FigureBasis { .whole(smallest: smallestCount) }

  /// The smallest number of a category above 0.
  var smallestCount: Int? {
    FigureBasis.smallest(
      of: chart.categories.map {
        FigureBasis.smallest(.count, numerator: $0.weight, denominator: nil)
      }
    )
  }
}

extension FunnelObject: BasedObject {
  var basis: FigureBasis {
    .rows(figures: [2, 3, 4, 10], smallest: groups.groups.map(smallestCount))
  }

  /// The smallest count behind a unit.
  private func smallestCount(_ group: FunnelGroups.Group) -> Int? {
    let isShare = groups.definition?.kind == .proportion
    return FigureBasis.smallest(
      isShare ? .proportion : .rate,
      numerator: group.numerator,
      denominator: group.denominator
    )
  }

  /// The smallest count behind any unit of the plot.
  var smallestCount: Int? { FigureBasis.smallest(of: groups.groups.map(smallestCount)) }
}

extension BoardObject: BasedObject {
  var basis: FigureBasis {
    .rows(
      figures: [3],
      smallest: rows.map { row in row.latest.flatMap { row.series.smallestCount(at: $0) } }
    )
  }
}

extension LatestObject: BasedObject {
  var basis: FigureBasis {
    .rows(
      figures: [3],
      smallest: entries.map { entry in
        entry.series.slots.lastIndex { $0.place == entry.place }
          .flatMap { entry.series.smallestCount(at: $0) }
      }
    )
  }
}

extension DrillObject: BasedObject {
  var basis: FigureBasis {
    .rows(
      figures: [1, 2, 3, 4, 5, 6, 7],
      smallest: parts.map { part in
        FigureBasis.smallest(
          of: [part.shift.after, part.shift.before].map { parts in
            FigureBasis.smallest(
              series.quantity,
              numerator: parts?.numerator,
              denominator: parts?.denominator
            )
          }
        )
      }
    )
  }
}

extension ListObject {
  /// What all its items rest on; a list of other things declares nothing.
  var smallestCount: Int?? {
    let bases = items.compactMap { ($0 as? any BasedObject)?.basis }
    guard !items.isEmpty, bases.count == items.count else { return nil }
    return .some(
      FigureBasis.smallest(
        of: bases.map { if case .whole(let smallest) = $0 { smallest } else { nil } }
      )
    )
  }
}

extension TableObject {
  /// What a table that a function of ours gave counts where that is nobody; nil for any other.
  static func basis(madeBy path: String?) -> FigureBasis? {
    guard let path else { return nil }
    let owner = path.prefix { $0 != ":" }
    return countNobody.contains(String(owner)) ? .noPeople : nil
  }

  /// The types and functions whose tables are of projects, records and rules.
  private static let countNobody: Set = [
    "portfolio", "project", "thread", "rule_set", "chart_suggestion", "plan", "qi.orphans",
    "qi.coverage", "qi.check", "qi.reduction", "qi.follow_up", "qi.project_claims",
    "qi.project_courses", "qi.pdsa_quality", "qi.project_flags", "qi.improvement_steps",
  ]
}
