import ChartRendering
import SPCCore
import Testing

@Suite("A chart's description")
struct ChartDescriptionTests {
  private let result: SPCResult

  init() throws {
    result = try SPCResult(
      values: ExampleCharts.croftonValues,
      specification: ChartSpecification(ruleSet: .nhse2023, phaseStarts: [27])
    )
  }

  private func describe(
    labels: Int = 54,
    annotations: [ChartDescription.Annotation] = [],
    phaseNames: [ChartDescription.PhaseName] = []
  ) throws -> ChartDescription {
    try ChartDescription(
      title: "",
      valueAxisLabel: "",
      xLabels: ExampleCharts.months(labels),
      result: result,
      annotations: annotations,
      phaseNames: phaseNames
    )
  }

  @Test("Labels that do not fit the points are refused with both counts")
  func labels() {
    #expect(throws: ChartDescriptionError.labelCount(expected: 54, found: 53)) {
      try describe(labels: 53)
    }
  }

  @Test("A remark outside the series is refused")
  func annotations() {
    for index in [-1, 54] {
      #expect(throws: ChartDescriptionError.annotationOutside(index: index, pointCount: 54)) {
        try describe(annotations: [.init(index: index, text: "")])
      }
    }
  }

  @Test("A name for a phase that isn't there is refused with the starts there are")
  func phases() {
    #expect(throws: ChartDescriptionError.phaseUnknown(start: 26, phaseStarts: [0, 27])) {
      try describe(phaseNames: [.init(start: 26, text: "")])
    }
  }
}
