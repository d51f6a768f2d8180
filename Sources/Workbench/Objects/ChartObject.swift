internal import ChartRendering
internal import LuaRuntime
internal import OrderedJSON
internal import QualityModel
internal import SPCCore

/// A chart to look at: printed it is drawn in the terminal, saved it is a picture.
final class ChartObject: ChargedObject {
  var charge: LuaCharge?
  let analysis: AnalysisObject
  let title: String?
  let subtitle: String?
  let note: String?
  /// The chart of the spread that is drawn beneath, where one is asked for.
  let spread: AnalysisObject?

  init(_ analysis: AnalysisObject, _ arguments: Arguments) throws {
    self.analysis = analysis
    spread = arguments.boolean("spread") ?? false ? try analysis.chartOfSpread() : nil
    title = arguments.text("title")
    subtitle = arguments.text("subtitle")
    note = arguments.text("note")
  }

  static var parameters: [Parameter] {
    [
      .optional("title", .text, default: "measure and unit", "what stands above the chart"),
      .optional("subtitle", .text, default: "none", "a quieter second line"),
      .optional("note", .text, default: "none", "a remark beneath the chart"),
      .optional(
        "spread",
        .boolean,
        default: "false",
        "draw the spread beneath: the mR chart of an XmR, the s or R chart of an X-bar chart"
      ),
    ]
  }

  /// The drawing for the window.
  func text(in session: WorkbenchSession) throws -> String {
    let renderer = session.terminalRenderer
    return try draw(in: session, one: { renderer.render($0) }, two: { renderer.render($0) })
  }

  /// The drawing as a picture; the identifier tells pictures apart that stand in one page.
  func svg(in session: WorkbenchSession, identifier: String = "chart") throws -> String {
    let renderer = SVGRenderer(identifier: identifier)
    return try draw(in: session, one: { renderer.render($0) }, two: { renderer.render($0) })
  }

  /// The figures and the drawing for a front end that draws by itself.
  func vegaLite(in session: WorkbenchSession) throws -> JSONValue {
    let renderer = VegaLiteRenderer()
    return try draw(in: session, one: { renderer.render($0) }, two: { renderer.render($0) })
  }

  /// What a person would say of the drawing.
  func words(in session: WorkbenchSession) throws -> String {
    try draw(
      in: session,
      one: { Scene($0).accessibleDescription },
      two: { Scene($0.upper).accessibleDescription }
    )
  }

  private func draw<Drawing: Sendable>(
    in session: WorkbenchSession,
    one: @escaping @Sendable (ChartDescription) -> Drawing,
    two: @escaping @Sendable (ChartPair) -> Drawing
  ) throws -> Drawing {
    let readOn = session.readOn
    let size = analysis.result.points.count
    try analysis.findCautions(in: session)
    if let pair = try pair(readOn: readOn) { return try session.aside(size: size) { two(pair) } }
    let description = try description(of: analysis, readOn: readOn)
    return try session.aside(size: size) { one(description) }
  }

  private func pair(readOn: CalendarDate) throws -> ChartPair? {
    guard let spread else { return nil }
    return try ChartPair(
      upper: description(of: analysis, readOn: readOn),
      lower: description(of: spread, readOn: readOn)
    )
  }

  /// Everything the renderers need, from an analysis and the words around it.
  ///
  /// `readOn` is the day on which everything known so far was read.
  private func description(
    of analysis: AnalysisObject,
    readOn: CalendarDate
  ) throws -> ChartDescription {
    let series = analysis.series
    let isMain = analysis === self.analysis
    let isPercentage = series.isPercentage && analysis.result.chart.showsValues
    let asOf =
      switch series.series.asOf {
      case .now: "As of \(readOn)"
      case .date(let day): "As known on \(day)"
      }
    return try ChartDescription(
      title: title
        ?? (series.isDated
          ? "\(series.series.measure.name), \(series.series.unit.name)" : series.title),
      subtitle: subtitle,
      valueAxisLabel: Self.axisLabel(analysis),
      valueFormat: ValueFormat(suffix: isPercentage ? "%" : ""),
      xLabels: series.labels,
      result: analysis.result,
      annotations: isMain ? annotations : [],
      phaseNames: analysis.phaseReasons.sorted { $0.key < $1.key }.map { start, reason in
        let isDefinition = analysis.definitionStarts.contains(start)
        return ChartDescription.PhaseName(
          start: start,
          // A heading; what people wrote themselves stands as they wrote it.
          text: isDefinition ? reason.prefix(1).uppercased() + reason.dropFirst() : reason,
          isComparable: !isDefinition
        )
      },
      source: series.provenance.map { "Source: \($0)" },
      asOf: series.isDated ? asOf : nil,
      note: isMain ? note ?? Self.note(analysis) : nil
    )
  }

  /// What the card says under the figures, where the script has no note of its own.
  private static func note(_ analysis: AnalysisObject) -> String? {
    let series = analysis.series
    let summed = series.series.rollUp.map { [RollUpWords.terms($0, of: series)] } ?? []
    let remarks = (summed + analysis.remarks).map {
      $0.prefix(1).uppercased() + $0.dropFirst() + "."
    }
    let all = remarks + CautionWords.notes(for: analysis)
    return all.isEmpty ? nil : all.joined(separator: " ")
  }

  /// What the chart shows, with the unit it is measured in.
  private static func axisLabel(_ analysis: AnalysisObject) -> String {
    let series = analysis.series
    let unit = series.isPercentage ? "%" : series.definition?.unitOfMeasure ?? ""
    let subject: String
    switch analysis.result.chart {
    case .run, .xmr, .p, .pPrime, .c, .u, .uPrime, .iPrime, .g, .t:
      return series.isPercentage ? "Per cent" : unit.isEmpty ? "Value" : unit
    case .np:
      let counted = series.definition?.numeratorText ?? ""
      return counted.isEmpty ? "Cases" : counted
    case .xbar: subject = "Mean of the subgroup"
    case .mr: subject = "Moving range"
    case .r: subject = "Range of the subgroup"
    case .s: subject = "Standard deviation of the subgroup"
    case .ewma: subject = "Moving average"
    }
    return unit.isEmpty ? subject : "\(subject), \(unit)"
  }

  /// The remarks of the series, each at the period its day lies in.
  private var annotations: [ChartDescription.Annotation] {
    let series = analysis.series
    return series.series.annotations.compactMap { annotation in
      guard let index = series.slots.lastIndex(where: { $0.place <= annotation.date }) else {
        return nil
      }
      let start = series.slots[index].place
      let end = series.definition?.frequency.periodEnd(startingOn: start) ?? start
      guard annotation.date <= end else { return nil }
      return ChartDescription.Annotation(
        index: index,
        text: annotation.text,
        date: PeriodText.short(annotation.date, .daily)
      )
    }
  }
}

extension ChartObject {
  var heldBytes: Int { [title, subtitle, note].reduce(256) { $0 + ($1?.utf8.count ?? 0) } }
  var heldObjects: [AnyObject] { [analysis] + (spread.map { [$0] } ?? []) }
}

extension WorkbenchSession {
  /// A renderer for the window, less the lines a prompt needs.
  var terminalRenderer: TerminalRenderer {
    TerminalRenderer(
      columns: min(settings.columns, 120),
      rows: min(max(12, settings.rows - 2), 30),
      colour: settings.colour,
      unicode: settings.unicode,
      graphics: settings.graphics()
    )
  }
}

extension TypeEntry {
  static func chart() -> TypeEntry {
    let example = #"qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 }"#
    var behaviour = Behaviour { object in
      guard let chart = object as? ChartObject else { return "" }
      return "chart of \(chart.analysis.series.title)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let chart = object as? ChartObject else { return "" }
      return session.terminalSafety.sealed(try chart.text(in: session))
    }
    return TypeEntry(
      ChartObject.self,
      name: "chart",
      purpose: "A drawing: print it to see it here, save it as an SVG picture.",
      fields: [
        .field("analysis", "analysis", of: ChartObject.self, "what is drawn") { object, session in
          try session.value(object.analysis)
        },
        .field("svg", "text", of: ChartObject.self, "the picture as SVG") { object, session in
          .text(try object.svg(in: session))
        },
      ],
      methods: [
        .method(
          "chart",
          "save",
          of: ChartObject.self,
          purpose: "Writes the picture to an SVG file; an earlier file of that name is replaced.",
          subject: .required("path", .path, "where to; the name ends in .svg"),
          returns: "the path",
          example: "print(\(example):save \"out/crofton.svg\")"
        ) { chart, call in
          let path = call.arguments.text("path") ?? ""
          guard path.lowercased().hasSuffix(".svg") else {
            throw ArgumentError.unsuitable(
              path: "chart:save",
              reason: "Charts are saved as SVG, and \"\(path)\" does not end in .svg.",
              mend: "Write  chart:save \"\(PicturePath.withSVGEnding(path))\""
            )
          }
          try FileWriting.replace(
            path,
            with: chart.svg(in: call.session),
            in: call.session
          )
          return .text(path)
        }
      ],
      behaviour: behaviour
    )
  }
}

/// The name of a picture's file.
enum PicturePath {
  /// The path with its ending replaced by ".svg": "crofton.png" is "crofton.svg".
  static func withSVGEnding(_ path: String) -> String {
    let known = [".png", ".pdf", ".jpg", ".jpeg", ".gif", ".html", ".txt", ".eps"]
    guard let ending = known.first(where: path.lowercased().hasSuffix) else { return path + ".svg" }
    return path.dropLast(ending.count) + ".svg"
  }
}
