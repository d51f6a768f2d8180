/// What `?` alone shows: how to begin, on one screen of 80 columns and 24 rows.
struct HelpTour {
  /// A measure of the store to begin with; nil in an empty one.
  let measure: String?

  /// A line to try, and what it shows.
  typealias Step = (code: String, purpose: String)

  /// Looking at what a store holds; a test types them one after the other.
  var looking: [Step] {
    [
      ("qi.measures", "every measure of the store"),
      ("m = qi.measure \"\(measure ?? "falls-rate")\"", "one of them, kept as m"),
      ("m:by_unit():latest()", "every unit at its latest month"),
      ("s = m:by_unit()[1]", "the figures of one unit: a series"),
      ("s:chart()", "its chart"),
      ("s:signals()", "the points that are special cause"),
      ("s:suggest_chart()", "which chart suits it, and why"),
    ]
  }

  var lines: [String] {
    ["Type Lua: Return runs it, Tab completes it, Ctrl-C stops it, Ctrl-D ends.", ""]
      + ["Look at what there is"] + looking.map(row)
      + ["", "Put figures in"]
      + [
        row(("qi.import { \"figures.csv\", into = m }", "proposes which column is what")),
        row(("p = qi.import { …, columns = { … } }", "with them a plan: see ?qi.import")),
        row(("p:commit { reason = \"September\" }", "nothing is written before this")),
      ]
      + ["", "Ask"]
      + [
        row(("?qi.import  ?series:chart  ?xmr  ?for", "help on a name; ??name in full")),
        row(("?denominator", "what has to do with a word")),
        row(("??", "everything there is, by group")),
      ]
      + ["", "_ is the last value. x = … keeps one; local x = … is gone with its entry."]
  }

  private func row(_ step: Step) -> String {
    let code = step.code.padded(to: 41)
    return "  \(code)  \(step.purpose)"
  }
}
