internal import SPCCore

/// Writes a row per series: what its process is capable of.
struct CapabilityRows: StudyRows {
  let shape: RowShape
  private let specification: CapabilitySpecification

  private static let names = [
    "cp", "cpl", "cpu", "cpk", "cpm", "pp", "ppl", "ppu", "ppk", "ppm",
  ]

  init(_ specification: CapabilitySpecification, _ format: FilterSettings.Format) {
    self.specification = specification
    shape = RowShape(
      format: format,
      columns: ["series", "n", "centre", "sigma", "overall_sigma", "target", "stable"]
        + Self.names.flatMap { [$0, "\($0)_lower", "\($0)_upper"] }
        + ["observed_below", "observed_above", "expected_below", "expected_above"]
    )
  }

  func take(
    _ block: borrowing SeriesBlock,
    _ data: ChartData,
    to output: inout OutputBuffer
  ) throws(StudyError) {
    let capability: ProcessCapability
    var chart = ChartKind.xmr
    do throws(CapabilityError) {
      if case .subgroups(let subgroups) = data {
        chart = .xbar
        capability = try ProcessCapability(subgroups: subgroups, specification: specification)
      } else {
        capability = try ProcessCapability(
          values: Array(block.values.buffer),
          specification: specification
        )
      }
    } catch {
      throw .capability(error)
    }
    shape.text(0, block.seriesText, to: &output)
    shape.whole(1, capability.count, to: &output)
    shape.number(2, capability.centre, to: &output)
    shape.number(3, capability.sigma, to: &output)
    shape.number(4, capability.overallSigma, to: &output)
    shape.number(5, capability.target ?? .nan, to: &output)
    // Of a process that is not stable the indices say nothing, so the row says whether it is.
    let result = try? SPCResult(
      data,
      specification: ChartSpecification(chart: chart, ruleSet: .nhse2023)
    )
    if let result {
      shape.truth(6, result.points.allSatisfy { $0.label == nil }, to: &output)
    } else {
      shape.word(6, nil, to: &output)
    }
    var column = 7
    for indices in [capability.within, capability.overall] {
      let all = [
        indices?.potential, indices?.lower, indices?.upper, indices?.actual, indices?.targeted,
      ]
      for index in all {
        shape.number(column, index?.value ?? .nan, to: &output)
        shape.number(column + 1, index?.lower ?? .nan, to: &output)
        shape.number(column + 2, index?.upper ?? .nan, to: &output)
        column += 3
      }
    }
    let shares = [
      capability.observedShareBelow, capability.observedShareAbove, capability.expectedShareBelow,
      capability.expectedShareAbove,
    ]
    for share in shares {
      shape.number(column, share ?? .nan, to: &output)
      column += 1
    }
    shape.endRow(in: &output)
  }
}
