import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct JSONRecordTests {
  private func read(_ text: String) throws -> [[String: String?]] {
    try read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> [[String: String?]] {
    var reader = JSONObjectReader(bytes)
    var objects: [[String: String?]] = []
    while let object = try reader.next() {
      objects.append(Dictionary(uniqueKeysWithValues: object.fields.map { ($0.name, $0.value) }))
    }
    #expect(try reader.next() == nil)
    return objects
  }

  @Test("Texts, numbers, truths and nothing are read as they are written")
  func values() throws {
    let text = """
      [{"a": "x", "b": -1.50e+3, "c": true, "d": null}, {}, {"a":""},
       {"a": "\\u00e9 \\ud83d\\ude00 \\"\\\\\\/\\b\\f\\n\\r\\t", "b": 0}]
      """
    #expect(
      try read(text) == [
        ["a": "x", "b": "-1.50e+3", "c": "true", "d": nil], [:], ["a": ""],
        ["a": "é 😀 \"\\/\u{8}\u{c}\n\r\t", "b": "0"],
      ]
    )
    #expect(try read("[]").isEmpty)
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(" [ ] \r\n".utf8)).isEmpty)
  }

  @Test(
    "What is no list of flat objects is refused with the line and the reason",
    arguments: [
      ("", 1, JSONProblem.cutShort), ("{\"code\": \"P\"}", 1, .notAList),
      ("[1]", 1, .notAList), ("[\n{\"a\": [1]}]", 2, .nested(field: "a")),
      ("[{\"a\": {}}]", 1, .nested(field: "a")),
      ("[{\"a\": 1,\n\"a\": 1}]", 2, .repeated(field: "a")), ("[{\"a\": 01}]", 1, .malformed),
      ("[{\"a\": .5}]", 1, .malformed), ("[{\"a\": 1.}]", 1, .malformed),
      ("[{\"a\": 1e}]", 1, .malformed), ("[{\"a\": NaN}]", 1, .malformed),
      ("[{\"a\": 1}\n{\"a\": 2}]", 2, .malformed), ("[{\"a\": 1},]", 1, .notAList),
      ("[{\"a\": 1,}]", 1, .malformed), ("[{a: 1}]", 1, .malformed),
      ("[{\"a\" 1}]", 1, .malformed), ("[] []", 1, .malformed), ("[{\"a\": 1}", 1, .cutShort),
      ("[{\"a\": \"x", 1, .cutShort), ("[{\"a\": \"\n\"}]", 1, .notText),
      ("[{\"a\": \"\\x\"}]", 1, .notText), ("[{\"a\": \"\\ud83d\"}]", 1, .notText),
      ("[{\"a\": \"\\ud83d\\u0041\"}]", 1, .notText), ("[{\"a\": \"\\ude00\"}]", 1, .notText),
      ("[{\"a\": \"\\u00g0\"}]", 1, .notText),
    ]
  )
  func refused(_ text: String, _ line: Int, _ problem: JSONProblem) {
    let error = #expect(throws: JSONObjectReader.Failure.self) { try read(text) }
    #expect(error?.problem == problem)
    #expect(error?.line == line)
  }

  @Test("Bytes that are not UTF-8 are refused")
  func notText() {
    let bytes = Array("[{\"a\": \"".utf8) + [0xC3, 0x28] + Array("\"}]".utf8)
    let error = #expect(throws: JSONObjectReader.Failure.self) { try read(bytes) }
    #expect(error?.problem == .notText)
  }

  @Test("A text cut anywhere, or with any byte altered, is read or refused, and nothing else")
  func anyText() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let whole = Array(#"[{"code": "P-1", "n": -1.5e3, "t": "\u00e9\n"}, {"x": null}]"#.utf8)
    var readable = 0
    for _ in 0..<2_000 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      if let place = bytes.indices.randomElement(using: &random), Bool.random(using: &random) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      do { readable += try read(bytes).count } catch { #expect(error is JSONObjectReader.Failure) }
    }
    #expect(readable > 0, "seed \(seed)")
  }

  @Test("A file of records in JSON is planned as one in CSV is, with the line of each record")
  func plan() throws {
    let folder = try TemporaryFolder()
    let store = try ExampleStore.whole(in: folder)
    let path = try folder.write(
      """
      [
        {"code": "VOSS", "who": " Olaf Voss ", "kind": "staff", "unit": null},
        {"code": "LIND", "kind": "staff"},
        {"code": "HALE", "who": "Al Hale", "kind": "staf"}
      ]
      """,
      to: "people.json"
    )
    var file = RecordFile(path: path, entity: .person, headings: ["name": "who"])
    let plan = try store.planRecords([file])
    #expect(plan.items.map(\.line) == [2, 3, 4])
    #expect(
      plan.items.map(\.outcome) == [
        .new, .rejected(.cell(field: "name", text: "", .missing)),
        .rejected(
          .cell(field: "kind", text: "staf", .notAWord(.personKind, near: ["staff"]))
        ),
      ]
    )
    _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
    #expect(try store.record(.person, code: "VOSS").text("name") == "Olaf Voss")
    file.headings = [:]
    #expect(
      throws: StoreError.unknownHeading(
        path: path,
        name: "who",
        header: ["code", "name", "kind", "unit"],
        near: []
      )
    ) { try store.planRecords([file]) }
    let cut = try folder.write("[\n{\"code\": \"VOSS\"", to: "cut.json")
    #expect(throws: StoreError.notRecords(path: cut, line: 2, .cutShort)) {
      try store.planRecords([RecordFile(path: cut, entity: .person)])
    }
  }
}
