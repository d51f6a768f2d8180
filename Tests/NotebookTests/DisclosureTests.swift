import Notebook
import OrderedJSON
import QualityModel
import Testing
import TestInputSupport

@Suite("The disclosure gate")
struct DisclosureTests {
  private static let machine = MachineNames(
    home: "/home/jane",
    working: "/srv/qi/audit",
    temporary: ["/tmp"],
    files: ["/srv/qi/trust.db"],
    user: "jane",
    host: "qi-laptop.trust.nhs.uk"
  )

  private func gate(_ cells: [NotebookCell], sharing: Int? = nil) -> DisclosureGate {
    DisclosureGate(
      Notebook(cells: cells),
      DisclosureRules(machine: Self.machine, smallestShared: sharing)
    )
  }

  private func cell(_ source: String = "x", _ outputs: [CellOutput]) -> NotebookCell {
    var cell = NotebookCell(.code, source, id: "a")
    cell.outputs = outputs
    return cell
  }

  private func text(_ notebook: Notebook) -> String {
    String(decoding: notebook.bytes, as: UTF8.self)
  }

  private static func number(using generator: inout SeededGenerator) -> [Int] {
    while true {
      let nine = (0..<9).map { _ in Int.random(in: 0...9, using: &generator) }
      if let check = NHSNumber.checkDigit(for: nine) { return nine + [check] }
    }
  }

  // MARK: - Cells that were looked at before

  @Test("What was found in a cell before is not looked for again, unless the cell changed since")
  func cleared() {
    let rules = DisclosureRules(machine: Self.machine)
    let printed = CellOutput.stream(name: "stdout", text: "943 476 5919 in /home/jane\n")
    let cells = (0..<4).map { cell("x = \($0)", [printed]) }
    let cleared = Dictionary(
      uniqueKeysWithValues: cells.enumerated().map { ($0, CellClearance($1, at: $0, rules)) }
    )
    var notebook = Notebook(cells: cells)
    let plain = DisclosureGate(notebook, rules)
    let quick = DisclosureGate(notebook, rules, cleared: cleared)
    #expect(quick.notebook.bytes == plain.notebook.bytes)
    #expect(quick.findings == plain.findings && quick.findings.count == 8)
    // A cell that another took the place of, one with another output, and one with a new number in it.
    notebook.cells.swapAt(0, 1)
    notebook.cells[2].outputs.append(.stream(name: "stderr", text: "401 023 2137"))
    notebook.cells[3].source = "-- 401 023 2137"
    let again = DisclosureGate(notebook, rules, cleared: cleared)
    #expect(again.findings == DisclosureGate(notebook, rules).findings)
    #expect(again.findings.count == 10)
    #expect(!NHSNumber.occurs(in: text(again.notebook)))
  }

  // MARK: - Numbers of patients

  @Test(
    "Every planted number is taken out wherever it stands and however it is written",
    arguments: 0..<150
  )
  func recall(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let digits = Self.number(using: &generator)
    let plain = digits.map(String.init).joined()
    let groups = [plain.prefix(3), plain.dropFirst(3).prefix(3), plain.suffix(4)].map(String.init)
    let wide = String(
      String.UnicodeScalarView(
        plain.unicodeScalars.map {
          Unicode.Scalar($0.value + 0xFEE0) ?? $0
        }
      )
    )
    let written =
      [
        plain, groups.joined(separator: " "), groups.joined(separator: "-"),
        groups.joined(separator: "\u{A0}"), groups.joined(separator: "–"), wide,
      ].randomElement(using: &generator) ?? plain
    let around =
      [
        ("", ""), ("patient ", " was seen"), ("(", ")"), ("NHS no.: ", "."), ("x", ""), ("é", "é"),
        ("12, ", ";"),
        ("\"", "\""), ("id=", "&"), ("2024-01-05 ", " seen"), ("file_", ".pdf"),
      ].randomElement(using: &generator) ?? ("", "")
    let said = around.0 + written + around.1
    let markup = said.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    var words = NotebookCell(.markdown, "# Words\n\nOf \(said)", id: "w")
    words.metadata = ["title": .string(said), "deep": [["x": .string(said)]]]
    var code = cell(
      "p = [[\(said)]]",
      [
        .stream(name: "stdout", text: "so \(said)\n"),
        .error(name: "script", message: "no \(said)", traceback: ["error: no \(said)", said]),
        .display(
          data: [
            "application/json": ["a": [.string(said)], said.contains("\"") ? "k" : said: 1],
            "application/vnd.vegalite.v5+json": [
              "title": ["text": .string(said)],
              "data": ["values": [["period": .string(said), "value": 3]]],
            ],
            "image/svg+xml": .string(
              "<svg><title>\(markup)</title><text x=\"12 345\">\(markup)</text></svg>"
            ),
            "text/csv": .string("Who,Falls\n\"\(said.replacing("\"", with: "\"\""))\",7\n"),
            "text/html": .string("<p title=\"\(markup)\">\(markup)</p>"),
            "text/plain": .string(said),
          ],
          metadata: ["note": .string(said)]
        ),
        .result(count: 1, data: ["text/plain": .string(plain)], metadata: [:]),
      ]
    )
    code.metadata = ["tags": ["a"]]
    let gate = gate([words, code])
    for leaf in Self.leaves(of: try JSONValue(reading: gate.notebook.bytes)) {
      #expect(!NHSNumber.occurs(in: leaf), "seed \(seed): \(said) is left in \(leaf)")
      #expect(!leaf.contains(plain) && !leaf.contains(wide), "seed \(seed): \(said) in \(leaf)")
    }
    // Code, words, metadata of both, and four outputs.
    #expect(gate.findings.count { $0.kind == .nhsNumber } >= 7, "seed \(seed)")
    let again = DisclosureGate(gate.notebook, DisclosureRules(machine: Self.machine))
    #expect(again.findings.isEmpty, "seed \(seed): \(again.findings)")
    #expect(again.notebook.bytes == gate.notebook.bytes, "seed \(seed)")
    #expect(try Notebook(reading: gate.notebook.bytes) == gate.notebook, "seed \(seed)")
  }

  /// Every text of a document, names and numbers included.
  private static func leaves(of value: JSONValue) -> [String] {
    switch value {
    case .null, .bool: []
    case .number(let number): [number.text]
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(leaves)
    case .object(let object): object.members.flatMap { [$0.name] + leaves(of: $0.value) }
    }
  }

  @Test(
    "What only looks like a number is left alone",
    arguments: [
      "9434765918", "19434765919", "£9434765919", "9434765919 bytes", "+44 9434765919",
      "a1b2c39434765919d4e5f6", "de305d54-75b4-431b-adb2-eb9434765919", "0.9434765919",
      "9434765919.25", "iVBORw0KGgoAAAANSUhEUg9434765919AAAB4", "timestamp = 1700000003",
      "\"created_at\": 1700000003", "mtime: \"1700000003\"", "943\n476 5919 7",
    ]
  )
  func precision(text: String) {
    let gate = gate([cell("x", [.stream(name: "stdout", text: text)])])
    let isTorn = text.hasPrefix("943\n")
    #expect(gate.findings.isEmpty != isTorn, "\(gate.findings)")
  }

  @Test("Of figures, times and hashes made at random none is taken for a number", arguments: 0..<40)
  func noise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func hex(_ count: Int) -> String {
      String((0..<count).map { _ in "0123456789abcdef".randomElement(using: &generator) ?? "0" })
    }
    let rows = (0..<40).map { _ in
      [
        "\(Int.random(in: 0...999_999, using: &generator))", hex(64),
        "\(hex(8))-\(hex(4))-\(hex(4))-\(hex(4))-\(hex(12))",
        "\(Double.random(in: 0...1e6, using: &generator))",
        "epoch=\(Int.random(in: 1_600_000_000...1_900_000_000, using: &generator))",
      ].joined(separator: ",")
    }
    let gate = gate([cell("x", [.stream(name: "stdout", text: rows.joined(separator: "\n"))])])
    #expect(gate.findings.isEmpty, "seed \(seed): \(gate.findings)")
  }

  @Test("A number that is broken over lines or parts of a picture is found")
  func broken() {
    for text in ["seen by 943\n  476 5919 twice", "943 476\n5919"] {
      let gate = gate([cell("x", [.stream(name: "stdout", text: text)])])
      #expect(gate.findings.map(\.kind) == [.nhsNumber], "\(text)")
    }
    let picture = "<svg><text>Of 943 476</text><text y=\"9\">5919, a patient</text></svg>"
    let data: JSONObject = [
      "image/png": "iVBORw0KGgo=", "image/svg+xml": .string(picture),
      "text/plain": "Of 943 476 5919",
    ]
    let whole = gate([cell("x", [.display(data: data, metadata: [:])])]).notebook
    // What cannot be taken apart goes, and with it the picture into which nobody can look.
    #expect(
      whole.cells[0].outputs == [
        .display(data: ["text/plain": "Of NHS_number_removed"], metadata: [:])
      ]
    )
  }

  @Test("Markup that hides a number does not hide it here")
  func hidden() {
    for html in [
      "<p>943&nbsp;476&nbsp;5919</p>", "<p>943 <b>476</b> 5919</p>", "<p>94347<i>65919</i></p>",
      "<p>&#57;434765919</p>", "<!-- 9434765919 -->", "<img alt='943 476 5919'>",
    ] {
      let data: JSONObject = ["text/html": .string(html), "text/plain": "of a patient"]
      let gate = gate([cell("x", [.display(data: data, metadata: [:])])])
      #expect(gate.findings.map(\.kind) == [.nhsNumber], "\(html)")
      #expect(!text(gate.notebook).contains("5919"), "\(html)")
    }
    let columns = "<tr><td>943</td><td>476</td><td>5919</td></tr>"
    let table: JSONObject = ["text/html": .string(columns), "text/plain": "three columns"]
    #expect(gate([cell("x", [.display(data: table, metadata: [:])])]).findings.isEmpty)
  }

  @Test("The name of a cell does not let somebody try which number stood in it")
  func names() throws {
    func read(_ number: String) throws -> Notebook {
      try PercentText.notebook(of: Array("-- %%\np = \"\(number)\"\n".utf8))
    }
    let rules = DisclosureRules(machine: Self.machine)
    let one = DisclosureGate(try read("943 476 5919"), rules).notebook
    let other = DisclosureGate(try read("401 023 2137"), rules).notebook
    #expect(try read("943 476 5919").cells[0].id != read("401 023 2137").cells[0].id)
    #expect(one.cells[0].id == other.cells[0].id)
  }

  // MARK: - The machine

  @Test("Paths of the machine go, and what they say beside stays")
  func paths() {
    let expected = [
      "open /home/jane/data/falls.csv": "open ~/data/falls.csv",
      "in /home/jane.": "in ~.",
      "of /home/janet/x": "of ~/x",
      "at /srv/qi/audit/out.csv:3": "at out.csv:3",
      "in /srv/qi/audit": "in .",
      "store /srv/qi/trust.db": "store trust.db",
      "file:///home/jane/x": "file://~/x",
      "/tmp/a1/x.png": "[temporary folder]/a1/x.png",
      #"C:\Users\Jane.Doe\falls.csv"#: #"~\falls.csv"#,
      #"\\nhs-file01\QI\falls.csv"#: #"[server]\QI\falls.csv"#,
      "jane@qi-laptop:~$": "[user]@[machine]:~$",
      "jane@qi-laptop.trust.nhs.uk": "[user]@[machine]",
    ]
    for (path, clean) in expected {
      #expect(Self.machine.removed(from: path) == (clean, 1), "\(path)")
      #expect(Self.machine.removed(from: clean) == (clean, 0), "\(clean)")
    }
    for text in [
      "https://example.org/home/jane/x", "a/home/jane", "jane wrote to jane@example.org", "1/2",
      #"\\alpha\beta"#, "/homely", "~/home/x", "n/a", "and/or",
    ] {
      #expect(Self.machine.removed(from: text) == (text, 0), "\(text)")
    }
  }

  // MARK: - Small counts

  private func table(_ csv: String, metadata: JSONObject = [:]) -> CellOutput {
    .result(
      count: 1,
      data: ["text/csv": .string(csv), "text/html": "<table/>", "text/plain": "a table"],
      metadata: metadata
    )
  }

  private func shared(_ outputs: [CellOutput], below: Int = 5) -> [CellOutput] {
    gate([cell("x", outputs)], sharing: below).notebook.cells[0].outputs
  }

  private func csv(_ output: CellOutput?) -> String? {
    if case .result(_, let data, _) = output { data["text/csv"]?.string } else { nil }
  }

  @Test(
    "A small count goes with its row's figures, and another row with it, so that no sum gives it back"
  )
  func suppression() {
    let outputs = shared([table("Ward,Falls,Rate\nAsh,3,1.5\nElm,15,7.5\nOak,7,3.5\nall,25,4.2\n")])
    #expect(
      csv(outputs[0]) == "Ward,Falls,Rate\nAsh,[c],[c]\nElm,15,7.5\nOak,[c],[c]\nall,25,4.2\n"
    )
    guard case .result(_, let data, _) = outputs[0] else { return }
    for form in ["text/html", "text/plain"] {
      let text = data[form]?.string ?? ""
      #expect(text.contains("[c]") && !text.contains("3.5") && text.contains("15"), "\(form)")
    }
  }

  @Test("Nought and counts from the threshold on stay; the threshold is declared")
  func threshold() {
    let file = "Ward,Falls\nAsh,0\nElm,5\nOak,7\n"
    #expect(shared([table(file)]) == [table(file)])
    #expect(csv(shared([table(file)], below: 8)[0]) != file)
    let gate = gate([cell("x", [table(file)])], sharing: 8)
    #expect(gate.notebook.metadata[DisclosureGate.key]?["counts_hidden_below"]?.int == 8)
    #expect(self.gate([cell("x", [table("Ward,Falls\nAsh,3\n")])]).findings.isEmpty)
  }

  @Test("No small count can be worked back from what is left and the sum", arguments: 0..<300)
  func noWayBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let counts = (0..<Int.random(in: 2...9, using: &generator)).map { _ in
      Int.random(in: 0...12, using: &generator)
    }
    let file = "Ward,Falls\n" + counts.enumerated().map { "W\($0),\($1)\n" }.joined()
    guard let left = csv(shared([table(file)])[0]) else { return }
    let shown = left.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    let hidden = shown.indices.filter { shown[$0] == "[c]" }.map { counts[$0] }
    let sum = hidden.reduce(0, +)
    // Whoever knows the sum and which cells are small tries every value.
    for (place, count) in hidden.enumerated() where (1...4).contains(count) {
      let possible = (1...4).filter { guess in
        var sums: Set = [guess]
        for (other, real) in hidden.enumerated() where other != place && real > 0 {
          let values = (1...4).contains(real) ? 1...4 : 5...60
          sums = Set(sums.flatMap { sum in values.map { sum + $0 } })
        }
        return sums.contains(sum)
      }
      #expect(possible.count > 1, "seed \(seed): \(counts) shows \(shown)")
    }
    for (place, count) in counts.enumerated() where (1...4).contains(count) {
      #expect(shown[place] == "[c]", "seed \(seed)")
    }
  }

  @Test("A rate beside its denominator is a small count again")
  func ratesGiveBack() {
    let file = "Ward,Share %,Patients\nAsh,2.91,103\nElm,20.5,200\nOak,30.0,90\n"
    #expect(csv(shared([table(file)])[0])?.contains("2.91") == false)
    let large = "Ward,Share %,Patients\nAsh,29.13,103\nElm,20.5,200\n"
    #expect(shared([table(large)]) == [table(large)])
  }

  @Test("A table that says what its rows rest on loses those, and no others")
  func declaredTable() {
    let metadata: JSONObject = ["tidemark": ["figures": [1], "smallest_counts": [2, 40, .null]]]
    let outputs = shared([table("Measure,Value\nA,9.71\nB,3\nC,0\n", metadata: metadata)])
    #expect(csv(outputs[0]) == "Measure,Value\nA,[c]\nB,3\nC,0\n")
    let nobody = table("Project,Tests\nP-1,3\n", metadata: ["tidemark": ["counts": "none"]])
    #expect(shared([nobody]) == [nobody])
  }

  @Test(
    "A chart with a point from a small count goes whole; one that does not say what it counts goes too"
  )
  func charts() {
    func chart(_ metadata: JSONObject) -> CellOutput {
      .display(
        data: [
          "application/vnd.vegalite.v5+json": ["data": ["values": [["value": JSONValue(9.71)]]]],
          "image/svg+xml": "<svg><text>9.71</text></svg>", "text/plain": "9.71",
        ],
        metadata: metadata
      )
    }
    let small = chart(["tidemark": ["smallest_count": 1]])
    let large = chart(["tidemark": ["smallest_count": 17]])
    #expect(shared([large]) == [large])
    for (output, kind) in [(small, DisclosureFinding.Kind.smallCount), (chart([:]), .undeclared)] {
      let gate = gate([cell("x", [output])], sharing: 5)
      #expect(gate.findings.map(\.kind) == [kind])
      #expect(!text(gate.notebook).contains("9.71"))
      guard case .display(let data, _) = gate.notebook.cells[0].outputs[0] else { return }
      #expect(data.names == ["text/plain"])
    }
  }

  @Test(
    "In words a number of people is found, and a number of anything else is not",
    arguments: [
      ("3 falls in March", true), ("two patients fell", true), ("latest 9.71 (1/103)", true),
      ("all but one: 104/106", true), ("n=4", true), ("restraints: 2.", true),
      ("Ash 3 Elm 15", true),
      ("71 of 235 points", false), ("2 of 5 measures of the ward", false), ("on 4 Jul 2022", false),
      ("March 3", false), ("phase 2 begins", false), ("[1] Safety huddles begin", false),
      ("1. Look at the chart", false), ("one or two points more", false), ("3 sigma", false),
      ("0 falls", false), ("x̄ ± 2.66 × 3.1", false), ("version 1.4", false), ("2024-03-04", false),
    ]
  )
  func words(text: String, isFound: Bool) {
    let gate = gate([cell("x", [.stream(name: "stdout", text: text)])], sharing: 5)
    #expect(gate.findings.isEmpty != isFound, "\(text)")
  }

  @Test("A paragraph of words goes with its count; code goes into which figures were typed")
  func paragraphsAndCode() {
    let words = NotebookCell(
      .markdown,
      "# Falls\n\nThree patients fell.\nIt was 7.3 %.\n\nAll is well.",
      id: "w"
    )
    let typed = cell("t:add { \"Ash\", 3, 103 }", [])
    let chosen = cell("chart { title = \"x\", charts = 4 } -- at most 4 charts", [])
    let gate = gate([words, typed, chosen], sharing: 5)
    #expect(
      gate.notebook.cells[0].source
        == "# Falls\n\n*[A paragraph with a small count was left out.]*\n\nAll is well."
    )
    #expect(!gate.notebook.cells[1].source.contains("Ash"))
    #expect(gate.notebook.cells[2].source == chosen.source)
    #expect(gate.findings.map(\.place) == [.words, .code])
  }

  @Test("A cell whose author says that it counts nobody passes, and that is told")
  func passed() {
    var passing = cell("t:add { \"Tests\", 3, 9 }", [table("What,Number\nTests,3\n")])
    passing.tags = [DisclosureRules.passTag]
    let gate = gate([passing], sharing: 5)
    #expect(gate.findings.isEmpty)
    #expect(gate.passed == [1])
    #expect(gate.notebook.cells == [passing])
  }

  @Test("What went through once goes through again unchanged", arguments: 0..<60)
  func idempotent(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func count() -> Int { Int.random(in: 0...30, using: &generator) }
    let file =
      "Ward,Falls,Of,Rate\n"
      + (0..<6).map { _ in "W,\(count()),\(count() + 30),\(Double(count()) / 7.0)\n" }.joined()
    let words = NotebookCell(.markdown, "There were \(count()) falls.\n\nNext.", id: "w")
    let outputs: [CellOutput] = [
      table(file),
      .stream(name: "stdout", text: "\(count()) falls of \(count())/\(count() + 30)\n"),
      .display(
        data: ["image/svg+xml": "<svg/>", "text/plain": "x"],
        metadata: ["tidemark": ["smallest_count": .number(JSONNumber(count()))]]
      ),
      .error(name: "x", message: "\(count()) falls", traceback: ["x"]),
    ]
    let once = gate([words, cell("x", outputs)], sharing: 5).notebook
    let rules = DisclosureRules(machine: Self.machine, smallestShared: 5)
    let twice = DisclosureGate(once, rules)
    #expect(twice.findings.isEmpty, "seed \(seed): \(twice.findings)")
    #expect(twice.notebook.bytes == once.bytes, "seed \(seed)")
  }
}
