public import SPCCore

/// Everything a chart shows: one SPC result and the words around it.
///
/// The caller (the Workbench) has already turned dates into text and chosen the words; this room
/// draws them. Every text may hold anything a user typed: control characters and direction
/// overrides are removed when the scene is made, so no renderer sees them.
public struct ChartDescription: Sendable {
  /// What the chart is of, for example "Violence on Crofton Ward".
  public let title: String
  /// A second, quieter line: unit, place, period.
  public let subtitle: String?
  /// What the values are, for example "Incidents per month" or "Seen within four hours".
  public let valueAxisLabel: String
  /// How the values are written, on the axis and in every label.
  public let valueFormat: ValueFormat
  /// One text per point, in the order of the points: "Apr 2020".
  public let xLabels: [String]
  /// The points with their categories, limits and targets.
  ///
  /// The target line comes from here too, so that it can't differ from the one the assurance
  /// category was computed with.
  public let result: SPCResult
  /// Numbered remarks about single points.
  public let annotations: [Annotation]
  /// Names or reasons of phases; a phase without one is numbered when there are several.
  public let phaseNames: [PhaseName]
  /// Where the data come from, as a whole line: "Source: incident system".
  public let source: String?
  /// What was known when, as a whole line: "As of 1 October 2024".
  public let asOf: String?
  /// The rules used, as a whole line; nil says "Rule set: " and the result's rule set.
  public let ruleSetLine: String?
  /// A remark on the whole chart: "Latest month is provisional".
  public let note: String?

  /// A remark about one point.
  public struct Annotation: Sendable, Hashable {
    /// Index of the point in the result.
    public let index: Int
    /// What happened, in plain words.
    public let text: String
    /// The day it happened, "15 Mar 2023", where the lists show one; nil shows the point's label.
    public let date: String?

    /// Makes a remark about the point at an index.
    public init(index: Int, text: String, date: String? = nil) {
      self.index = index
      self.text = text
      self.date = date
    }
  }

  /// The name or the reason of a phase.
  public struct PhaseName: Sendable, Hashable {
    /// Index of the phase's first point in the result.
    public let start: Int
    /// "Baseline", "Safety huddles".
    public let text: String
    /// Whether the phase's values can be set against those of the phase before.
    ///
    /// False where the phase starts because the definition of the measure changed; the verdict then
    /// compares no centres.
    public let isComparable: Bool

    /// Names the phase that starts at an index.
    public init(start: Int, text: String, isComparable: Bool = true) {
      self.start = start
      self.text = text
      self.isComparable = isComparable
    }
  }

  /// Gathers what a chart shows, and checks that it fits the result.
  ///
  /// - Parameters:
  ///   - title: What the chart is of.
  ///   - subtitle: A second line, or nil.
  ///   - valueAxisLabel: What the values are.
  ///   - valueFormat: How values are written; a plain number with automatic decimals if not given.
  ///   - xLabels: One text per point.
  ///   - result: The SPC result to draw.
  ///   - annotations: Remarks, in any order; they are numbered by point.
  ///   - phaseNames: Names for phases of the result.
  ///   - source: The source line.
  ///   - asOf: The as-of line.
  ///   - ruleSetLine: The rule-set line; nil makes one from the result.
  ///   - note: A remark on the whole chart.
  /// - Throws: ``ChartDescriptionError`` when a part does not fit the result.
  public init(
    title: String,
    subtitle: String? = nil,
    valueAxisLabel: String,
    valueFormat: ValueFormat = ValueFormat(),
    xLabels: [String],
    result: SPCResult,
    annotations: [Annotation] = [],
    phaseNames: [PhaseName] = [],
    source: String? = nil,
    asOf: String? = nil,
    ruleSetLine: String? = nil,
    note: String? = nil
  ) throws(ChartDescriptionError) {
    let count = result.points.count
    guard xLabels.count == count else {
      throw .labelCount(expected: count, found: xLabels.count)
    }
    for annotation in annotations where !(0..<count).contains(annotation.index) {
      throw .annotationOutside(index: annotation.index, pointCount: count)
    }
    let starts = result.phases.map(\.range.lowerBound)
    for name in phaseNames where !starts.contains(name.start) {
      throw .phaseUnknown(start: name.start, phaseStarts: starts)
    }
    self.title = title
    self.subtitle = subtitle
    self.valueAxisLabel = valueAxisLabel
    self.valueFormat = valueFormat
    self.xLabels = xLabels
    self.result = result
    self.annotations = annotations
    self.phaseNames = phaseNames
    self.source = source
    self.asOf = asOf
    self.ruleSetLine = ruleSetLine
    self.note = note
  }
}
