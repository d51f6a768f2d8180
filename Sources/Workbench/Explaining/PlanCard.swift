internal import QualityModel
internal import QualityStore

/// A plan on one screen: how many are what, what changes, what is wrong.
struct PlanCard {
  let plan: DefinitionPlan
  let settings: SessionSettings

  var text: String {
    var lines = ["Definitions: \(plan.counts.text)"]
    for item in plan.items {
      let name = ProposalWords.name(item.proposal)
      switch item.outcome {
      case .new: lines.append("  new       \(name)")
      case .same: break
      case .changed(let changes):
        lines.append("  changed   \(name)")
        for change in changes {
          lines.append(
            "            \(change.field): \(change.old ?? "none") → \(change.new ?? "none")"
          )
        }
      case .rejected(let reason):
        lines.append("  rejected  \(ProposalWords.rejection(of: item.proposal, reason))")
      }
      if item.observationsHidden > 0 {
        lines.append(
          "            \(NumberText.counted(item.observationsHidden, "figure")) of other versions "
            + "fall out of view"
        )
      }
    }
    let limit = max(8, settings.cardRows - 3)
    if lines.count > limit {
      let more = lines.count - limit
      lines = Array(lines.prefix(limit)) + ["  … \(more) more"]
    }
    if let next = plan.counts.nextStep, settings.offersNextSteps { lines.append(next) }
    return lines.joined(separator: "\n")
  }
}

/// A load on one screen: how many rows are what, what they add up to, what is wrong with the others.
struct LoadPlanCard {
  let plan: LoadPlan
  let settings: SessionSettings

  var text: String {
    let summary = plan.summary
    var lines = ["\(plan.specification.path): \(plan.counts.text)"]
    if let first = summary.firstPeriod, let last = summary.lastPeriod {
      var sums = "numerators \(whole(summary.numeratorSum))"
      if plan.specification.denominator != nil {
        sums += ", denominators \(whole(summary.denominatorSum))"
      }
      lines.append(
        "  \(summary.measures.joined(separator: ", ")), \(NumberText.counted(summary.units, "unit")), "
          + "\(first) – \(last), \(sums)"
      )
    }
    if summary.missing > 0 {
      lines.append("  \(NumberText.counted(summary.missing, "figure")) missing, with a reason")
    }
    if summary.zeroDenominators > 0 {
      lines.append(
        "  \(NumberText.counted(summary.zeroDenominators, "figure")) of zero out of zero, without a value"
      )
    }
    if summary.repeats > 0 {
      lines.append("  \(NumberText.counted(summary.repeats, "row")) said again what another says")
    }
    if !plan.newUnits.isEmpty {
      let names = plan.newUnits.prefix(6).map(\.code).joined(separator: ", ")
      let more = plan.newUnits.count > 6 ? ", …" : ""
      lines.append("  \(NumberText.counted(plan.newUnits.count, "new unit")): \(names)\(more)")
    }
    for change in plan.sampleChanges.prefix(5) {
      lines.append(
        "  changed  \(change.unitCode) \(change.new.period): \(parts(change.old)) → \(parts(change.new))"
      )
    }
    let wrongDates = WrongDates(plan)
    lines += wrongDates?.lines ?? []
    let others = wrongDates == nil ? plan.rejected : plan.rejected.filter { !WrongDates.holds($0) }
    for row in others.prefix(8) {
      lines.append("  rejected  \(RowWords.rejection(of: row))")
    }
    let untold = plan.counts.rejected - (wrongDates?.count ?? 0) - min(8, others.count)
    if untold > 0 {
      lines.append("  … \(NumberText.grouped(untold)) more:  :rejections()")
    }
    if let next = plan.counts.nextStep, settings.offersNextSteps { lines.append(next) }
    return lines.map { DisplayWidth.clipped($0, to: settings.columns) }.joined(separator: "\n")
  }

  /// The parts of a figure; its status too, where it is not simply final.
  private func parts(_ observation: Observation) -> String {
    let status = observation.status == .final ? "" : " (\(observation.status.rawValue))"
    guard let numerator = observation.numerator else { return "missing" + status }
    let parts =
      observation.denominator.map { "\(whole(numerator))/\(whole($0))" } ?? whole(numerator)
    return parts + status
  }

  private func whole(_ value: Double) -> String {
    Int(exactly: value).map(NumberText.grouped) ?? NumberText.plain(value)
  }
}

extension ProposalWords {
  /// Which definition is rejected, and why.
  static func rejection(of proposal: Proposal, _ reason: ProposalRejection) -> String {
    "\(name(proposal)): \(self.reason(reason))"
  }
}

extension RowWords {
  /// Which row is rejected, and why.
  static func rejection(of row: RejectedRow) -> String {
    let column = row.column.map { ", column \"\($0)\"" } ?? ""
    return "line \(row.line)\(column): \(reason(row.reason))"
  }
}

extension DefinitionPlan {
  /// The first of what is rejected, in words; nil where nothing is.
  var firstRejection: String? {
    for item in items {
      if case .rejected(let reason) = item.outcome {
        return ProposalWords.rejection(of: item.proposal, reason)
      }
    }
    return nil
  }
}
