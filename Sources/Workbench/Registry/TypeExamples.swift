internal import QualityModel

extension TypeEntry {
  /// An expression that gives a value of the type, in a session on the demonstration store.
  ///
  /// A test evaluates each and looks at the type of what comes out.
  package var example: String {
    Self.examples[name] ?? Entity.named(name).map { "qi.\($0.plural)[1]" } ?? ""
  }

  /// Lines that read a field of such a value.
  package func example(of field: FieldEntry) -> String { "print(\(example).\(field.name))" }

  private static let crofton = #"qi.measure("violence"):series { unit = "CROFTON" }"#

  private static let examples: [String: String] = [
    "analysis": "\(crofton):spc()",
    "board": #"qi.unit("CROFTON"):board()"#,
    "candidate_phases": "\(crofton):candidate_phases()",
    "capability": "\(crofton):capability { upper = 20 }",
    "chart": "\(crofton):chart()",
    "chart_suggestion": "\(crofton):suggest_chart()",
    "cusum": "\(crofton):cusum()",
    "date": #"qi.date "2024-09-30""#,
    "drill": "\(DrillObject.example):drill()",
    "funnel": """
    qi.funnel {
      numerators = { 12, 31, 9 }, denominators = { 140, 160, 95 }, kind = "proportion",
    }
    """,
    "latest": "qi.measures:latest()",
    "list": "qi.units",
    "load_plan": """
    qi.import {
      "data/crofton_ward_violence.csv", into = "violence",
      columns = {
        unit = "Ward code", period = { from = "Month", format = "%Y-%m" },
        numerator = "Incidents",
      },
    }
    """,
    "measure": #"qi.measure "violence""#,
    "measure_list": "qi.measures",
    "month": #"qi.month "2024-09""#,
    "pareto": "qi.pareto { values = { Falls = 12, Medication = 7, Pressure = 3 } }",
    "picture": "qi.pareto { values = { Falls = 12, Medication = 7, Pressure = 3 } }:chart()",
    "plan": #"qi.define { units = { { code = "OAK", name = "Oak Ward", kind = "ward" } } }"#,
    "portfolio": "qi.portfolio()",
    "point": "\(crofton)[1]",
    "rule_set": #"qi.rule_set { "ours", rules = { "beyond_limits", { "shift", length = 8 } } }"#,
    "series": crofton,
    "series_list": #"qi.measure("falls-rate"):by_unit()"#,
    "signal": "\(crofton):signals()[1]",
    "store": "qi.store()",
    "table": #"qi.table { "Ward", "Falls" }"#,
    "thread": #"qi.measure("violence"):thread()"#,
    "unit": #"qi.unit "CROFTON""#,
  ]
}
