import SPCCore

/// The words around a picture, whatever the picture shows: what every renderer writes alike.
protocol CaptionedScene: Sendable {
  /// What the picture is of.
  var title: String { get }
  /// The quieter second line.
  var subtitle: String? { get }
  /// What the picture says, in one or two short sentences.
  var verdict: String { get }
  /// The category whose mark stands before the verdict.
  var verdictCategory: PointCategory? { get }
  /// The line above the plot: what the values are.
  var axisLine: String { get }
  /// The marks that are present, with their meaning.
  var legend: [LegendEntry] { get }
  /// Remarks on the whole picture.
  var notes: [String] { get }
  /// What the figures rest on.
  var footer: [String] { get }
  /// A short name for people who hear the picture.
  var accessibleTitle: String { get }
  /// What a person would say who describes the picture.
  var accessibleDescription: String { get }
}

extension Scene: CaptionedScene {
  var axisLine: String { valueAxis.label }
}
