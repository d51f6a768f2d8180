internal import ChartRendering
internal import LuaRuntime
internal import OrderedJSON
internal import QualityModel
internal import SPCCore

/// A drawing that is no chart of one series: printed it is drawn in the terminal, saved it is a
/// picture.
final class PictureObject: ChargedObject {
  var charge: LuaCharge?
  /// What is drawn.
  enum Description: Sendable {
    case cumulativeSum(CumulativeSumDescription)
    case funnel(FunnelDescription)
    case pareto(ParetoDescription)
  }

  let description: Description
  let title: String
  /// The smallest count behind anything that is drawn; nil where all are 0.
  let smallestCount: Int?

  init(_ description: Description, smallestCount: Int?) {
    self.description = description
    self.smallestCount = smallestCount
    title =
      switch description {
      case .cumulativeSum(let description): description.caption.title
      case .funnel(let description): description.caption.title
      case .pareto(let description): description.caption.title
      }
  }

  /// The drawing for the window.
  func text(in session: WorkbenchSession) throws -> String {
    let renderer = session.terminalRenderer
    let description = description
    return try session.aside(size: size) {
      switch description {
      case .cumulativeSum(let description): renderer.render(description)
      case .funnel(let description): renderer.render(description)
      case .pareto(let description): renderer.render(description)
      }
    }
  }

  /// The drawing as a picture; the identifier tells pictures apart that stand in one page.
  func svg(in session: WorkbenchSession, identifier: String = "chart") throws -> String {
    let description = description
    let renderer = SVGRenderer(identifier: identifier)
    return try session.aside(size: size) {
      switch description {
      case .cumulativeSum(let description): renderer.render(description)
      case .funnel(let description): renderer.render(description)
      case .pareto(let description): renderer.render(description)
      }
    }
  }

  /// The figures and the drawing for a front end that draws by itself.
  func vegaLite(in session: WorkbenchSession) throws -> JSONValue {
    let description = description
    let renderer = VegaLiteRenderer()
    return try session.aside(size: size) {
      switch description {
      case .cumulativeSum(let description): renderer.render(description)
      case .funnel(let description): renderer.render(description)
      case .pareto(let description): renderer.render(description)
      }
    }
  }

  /// What a person would say of the drawing.
  func words(in session: WorkbenchSession) throws -> String {
    let description = description
    return try session.aside(size: size) {
      switch description {
      case .cumulativeSum(let description): Scene(description).accessibleDescription
      case .funnel(let description): FunnelScene(description).accessibleDescription
      case .pareto(let description): ParetoScene(description).accessibleDescription
      }
    }
  }

  /// How many points, units or categories are drawn.
  private var size: Int {
    switch description {
    case .cumulativeSum(let description): description.xLabels.count
    case .funnel(let description): description.points.count
    case .pareto(let description): description.categories.count
    }
  }

  /// The words around a drawing that a script can set.
  static func parameters(title: String) -> [Parameter] {
    [
      .optional("title", .text, default: title, "what stands above the drawing"),
      .optional("subtitle", .text, default: "none", "a quieter second line"),
      .optional("note", .text, default: "none", "a remark beneath the drawing"),
    ]
  }

  /// The words around a drawing: those of the call, else those of the result.
  ///
  /// A remark stands beneath the drawing whatever note the call has.
  static func caption(
    _ call: Invocation,
    title: String,
    subtitle: String? = nil,
    source: String? = nil,
    asOf: AsOf? = nil,
    note: String? = nil,
    remark: String? = nil
  ) -> PictureCaption {
    let notes = [call.arguments.text("note") ?? note, remark].compactMap(\.self)
    return PictureCaption(
      title: call.arguments.text("title") ?? title,
      subtitle: call.arguments.text("subtitle") ?? subtitle,
      source: source.map { "Source: \($0)" },
      asOf: asOf.map { asOf in
        switch asOf {
        case .now: "As of \(call.session.readOn)"
        case .date(let day): "As known on \(day)"
        }
      },
      note: notes.isEmpty ? nil : notes.joined(separator: " ")
    )
  }
}

extension PictureObject {
  var heldBytes: Int { 1_024 + size * 192 }
  var heldObjects: [AnyObject] { [] }
}

extension TypeEntry {
  static func picture() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let picture = object as? PictureObject else { return "" }
      return "picture of \(picture.title)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let picture = object as? PictureObject else { return "" }
      return session.terminalSafety.sealed(try picture.text(in: session))
    }
    return TypeEntry(
      PictureObject.self,
      name: "picture",
      purpose: "A drawing of a funnel, a Pareto chart or a CUSUM: print it, or save it as SVG.",
      fields: [
        .field("svg", "text", of: PictureObject.self, "the picture as SVG") { object, session in
          .text(try object.svg(in: session))
        }
      ],
      methods: [
        .method(
          "picture",
          "save",
          of: PictureObject.self,
          purpose: "Writes the picture to an SVG file; an earlier file of that name is replaced.",
          subject: .required("path", .path, "where to; the name ends in .svg"),
          returns: "the path",
          example: """
            local types = qi.pareto { values = { Falls = 12, Pressure = 7, Other = 2 } }
            print(types:chart():save "out/pareto.svg")
            """
        ) { picture, call in
          let path = call.arguments.text("path") ?? ""
          guard path.lowercased().hasSuffix(".svg") else {
            throw ArgumentError.unsuitable(
              path: "picture:save",
              reason: "Pictures are saved as SVG, and \"\(path)\" does not end in .svg.",
              mend: "Write  picture:save \"\(path).svg\""
            )
          }
          try FileWriting.replace(path, with: picture.svg(in: call.session), in: call.session)
          return .text(path)
        }
      ],
      behaviour: behaviour
    )
  }
}
