internal import ChartRendering
internal import LuaRuntime
internal import SPCCore

/// A Pareto chart with the words for it.
final class ParetoObject: ChargedObject {
  var charge: LuaCharge?
  let chart: ParetoChart
  /// What is counted, where a script said so.
  let name: String?
  /// The share that the leading categories are to make.
  let threshold: Double

  init(_ chart: ParetoChart, name: String?, threshold: Double) {
    self.chart = chart
    self.name = name
    self.threshold = threshold
  }

  /// What stands above it.
  var title: String { name.map { "\($0) · Pareto chart" } ?? "Pareto chart" }

  /// The fewest categories that make the threshold.
  var leading: ArraySlice<ParetoCategory> { chart.largest(making: threshold) }

  /// What the few make, as in: 3 of 9 categories make 80 % of 21.
  var sentence: String {
    let total = NumberText.plain(chart.total, places: 2)
    guard chart.total > 0 else { return "All categories are zero." }
    let makes = leading.count == 1 ? "makes" : "make"
    return
      "\(leading.count) of \(NumberText.counted(chart.categories.count, "category", plural: "categories")) "
      + "\(makes) \(Self.percentage(leading.last?.cumulativeShare ?? 0)) of \(total): "
      + leading.map(\.name).joined(separator: ", ") + "."
  }

  static func percentage(_ share: Double) -> String {
    NumberText.plain(share * 100, places: 1) + " %"
  }

  func description(_ call: Invocation) -> ParetoDescription {
    ParetoDescription(
      chart,
      caption: PictureObject.caption(call, title: name ?? "Pareto chart"),
      amountLabel: call.arguments.text("amount") ?? "Number",
      categoryLabel: call.arguments.text("category") ?? "Category",
      threshold: threshold
    )
  }

  var table: TableObject {
    let table = TableObject(
      headings: ["Category", "Number", "Share %", "Cumulative", "Cumulative %"],
      rows: chart.categories.map {
        [
          .text($0.name), .number($0.weight), .number($0.share * 100, places: 1),
          .number($0.cumulativeWeight), .number($0.cumulativeShare * 100, places: 1),
        ]
      },
      footnotes: [sentence]
    )
    table.basis = basis
    return table
  }
}

extension ParetoObject {
  var heldBytes: Int {
    chart.categories.reduce(256) {
      $0 + MemoryLayout<ParetoCategory>.stride + $1.name.utf8.count + 32
    }
  }
  var heldObjects: [AnyObject] { [] }
}

extension TypeEntry {
  static func pareto() -> TypeEntry {
    let example =
      #"qi.pareto { values = { Falls = 12, ["Pressure damage"] = 7, Medication = 5, Other = 2 } }"#
    var behaviour = Behaviour { object in
      guard let pareto = object as? ParetoObject else { return "" }
      return "\(pareto.title): \(pareto.sentence)"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? ParetoObject)?.chart.categories.count ?? 0 }
    behaviour.card = { object, session in
      guard let pareto = object as? ParetoObject else { return "" }
      return "\(pareto.title)\n"
        + pareto.table.card(session, linesAround: 2)
    }
    return TypeEntry(
      ParetoObject.self,
      name: "pareto",
      purpose: "Categories from the largest down, and the few that make most of the whole.",
      fields: [
        .field("total", "number", of: ParetoObject.self, "the sum of all categories") { object, _ in
          .number(object.chart.total)
        },
        .field("leading", "list of text", of: ParetoObject.self, "the few that make most of it") {
          object,
          session in
          let names = object.leading.map { LuaValue.text($0.name) }
          return .table(try session.lua.makeTable(array: names))
        },
        .field("threshold", "number", of: ParetoObject.self, "the share they are to make") {
          object,
          _ in .number(object.threshold)
        },
      ],
      methods: [
        .all("pareto", of: ParetoObject.self, example: example),
        .method(
          "pareto",
          "chart",
          of: ParetoObject.self,
          purpose: "Draws it: print the drawing, or save it as a picture.",
          parameters: PictureObject.parameters(title: "its name") + [
            .optional("amount", .text, default: "\"Number\"", "what is counted"),
            .optional("category", .text, default: "\"Category\"", "what the categories are"),
          ],
          returns: "picture",
          example: "print(\(example):chart { title = \"Incidents\" })"
        ) { pareto, call in
          try call.session.value(
            PictureObject(.pareto(pareto.description(call)), smallestCount: pareto.smallestCount)
          )
        },
        .method(
          "pareto",
          "table",
          of: ParetoObject.self,
          purpose: "Gives a row for each category, largest first.",
          returns: "table",
          example: "print(\(example):table())"
        ) { pareto, call in try call.session.value(pareto.table) },
      ],
      behaviour: behaviour
    )
  }
}
