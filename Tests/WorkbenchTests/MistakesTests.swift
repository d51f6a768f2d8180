import Testing

@testable import Workbench

/// What a person reads after a slip: what is wrong, and the next thing to do.
@Suite("Mistakes at the prompt")
struct MistakesTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  /// An entry, the sentence it ends in, and a part of the hint.
  static let mistakes: [(String, String, String)] = [
    ("qi.mesure", "qi has no function or value \"mesure\". Did you mean qi.measure?", "?qi"),
    (
      #"qi.measure "violense""#, "There is no measure \"violense\". Did you mean \"violence\"?",
      "qi.measures"
    ),
    (#"qi.unit "CROFTN""#, "There is no unit \"CROFTN\". Did you mean \"CROFTON\"?", "qi.units"),
    ("qi.measure()", "qi.measure needs \"code\": the code of the measure.", "code = …"),
    (
      "qi.measure(3)", "\"code\" of qi.measure should be a measure code, and is the number 3.",
      "?qi.measure"
    ),
    (
      #"qi.measure("violence"):series { untit = "CROFTON" }"#,
      "measure:series has no argument \"untit\". Did you mean \"unit\"?", "It takes: unit"
    ),
    (
      #"qi.measure("violence"):serie { unit = "CROFTON" }"#,
      "A measure has no field or method \"serie\". Did you mean \"series\"?", "?measure"
    ),
    (
      #"qi.measure("violence"):series { unit = "CROFTON", from = "April" }"#,
      "\"April\" is not a date that \"from\" of measure:series can read.", "2024-09-30"
    ),
    (
      #"qi.measure("violence"):series { unit = "CROFTON" }:spc { rules = "nhse" }"#,
      "\"nhse\" is not one of the values of \"rules\" of series:spc. Did you mean \"nhse-2023\"?",
      "ptd-0.2.2"
    ),
    (
      #"qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 6 }"#,
      "A baseline of 6 points is too short to fix limits on.", "12"
    ),
    (
      #"qi.series { values = { 1, 2 } }:spc { baseline = "24" }"#,
      "\"baseline\" of series:spc should be a whole number, and is the text \"24\".",
      "Write  24  without quotes."
    ),
    (
      #"qi.series { values = { 1, 2 } }:spc { rules = { "shift" } }"#,
      "\"rules\" of series:spc is a table, which it cannot be.", "qi.rule_set { name = "
    ),
    (
      #"qi.series { values = { -1, 2 } }:spc { chart = "c" }"#,
      "Point 1 is -1, and a count cannot be below zero.", "Mend the figure"
    ),
    (
      #"qi.series { values = { 1, 2 } }:spc { sigma = -1 }"#,
      "A sigma of -1 is not a number above zero.", "leave it out"
    ),
    (
      #"qi.rule_set { name = "x", rules = { { "shift", length = 1 } } }"#,
      "A shift of 1 point is no pattern; 3 are the fewest.", ""
    ),
    (
      #"qi.measure("violence"):series { unit = "CROFTON" }:chart():save "a.png""#,
      "Charts are saved as SVG, and \"a.png\" does not end in .svg.", ".svg"
    ),
    (
      #"qi.import { "nowhere.csv", into = "violence", columns = { unit = "a", period = "b", numerator = "c" } }"#,
      "There is no such file.", "folder"
    ),
    (
      #"qi.import { "data/crofton_ward_violence.csv", into = "violence", columns = { unit = "Ward", period = "Month", numerator = "Incidents" } }"#,
      "The file has no column \"Ward\" (for the unit). Did you mean \"Ward code\"?",
      "Its columns are"
    ),
    (
      #"qi.define { units = { { code = "X", name = "X", kind = "wrd" } } }"#,
      "\"wrd\" is not one of the values of \"kind\" of qi.define units[1]. Did you mean \"ward\"?",
      "ward"
    ),
    ("croftn", "There is nothing called \"croftn\".", ""),
    ("measure", "There is nothing called \"measure\".", "qi.measure"),
    (
      #"qi.measure("violence").name = "x""#, "\"name\" of a measure cannot be assigned.", "?measure"
    ),
    ("qi.x = 1", "\"x\" of qi cannot be assigned.", "?qi"),
    (
      #"qi.date "30/09/2024""#, "\"30/09/2024\" is not a date that \"text\" of qi.date can read.",
      "2024-09-30"
    ),
    ("qi.today() + qi.today()", "A date can be added to a whole number of days only.", "date - 3"),
    (
      #"qi.today() < qi.month "2024-01""#, "A date can be compared with another date only.",
      "date.month"
    ),
    ("local x = nil; return x.y", "\"x\" is nothing (nil) here, so it has no \"y\".", ""),
    ("x = = 1", "A value is missing before \"=\".", ""),
  ]

  @Test("Each is answered with what is wrong and how to mend it", arguments: mistakes.indices)
  func answered(number: Int) throws {
    let (entry, sentence, hint) = Self.mistakes[number]
    let diagnostic = try #require(demonstration.failure(of: entry), "\(entry)")
    #expect(diagnostic.sentence == sentence)
    if !hint.isEmpty {
      #expect(diagnostic.hint?.contains(hint) == true, "\(diagnostic.hint ?? "none")")
    }
  }

  @Test("A name that was local to an earlier entry is explained")
  func formerLocal() throws {
    try demonstration.enter("local ward = 3")
    let diagnostic = try #require(demonstration.failure(of: "ward"))
    #expect(diagnostic.sentence == "\"ward\" was local to entry 1 and went with it.")
  }

  @Test("A script can catch an error and test its kind")
  func caught() throws {
    let text = try demonstration.enter(
      """
      local ok, problem = pcall(qi.measure, "violense")
      return problem.kind .. " " .. problem.candidates[1] .. " " .. tostring(ok)
      """
    )
    #expect(text == "not_found \"violence\" false")
  }

  @Test("A script error names the script's own line")
  func scriptLine() throws {
    do throws(Diagnostic) {
      try demonstration.session.runScript(
        Array("local qi = require \"qi\"\n\nqi.measure \"x\"\n".utf8),
        path: "monthly.lua"
      )
      Issue.record("the script should have failed")
    } catch {
      #expect(error.location == "monthly.lua:3")
    }
  }

  @Test("A script may not make globals by accident; the prompt may make them on purpose")
  func accidentalGlobals() throws {
    try demonstration.enter("kept = 3")
    #expect(try demonstration.enter("kept") == "3")
    do throws(Diagnostic) {
      try demonstration.session.runScript(Array("count = 3".utf8), path: "a.lua")
      Issue.record("the script should have failed")
    } catch {
      #expect(error.sentence == "\"count\" is assigned without having been declared.")
    }
  }
}
