import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

/// What is saved of records loads back to the same store.
@Suite("Files of records")
struct RecordFilesTests {
  @Test(
    "Every kind of record is the same after it was saved and read again",
    arguments: ["csv", "json"]
  )
  func roundTrip(_ ending: String) throws {
    let store = try ModelStore.model()
    let demonstration = try DemonstrationSession(isLoaded: false, store: store)
    let folder = try TemporaryFolder()
    try demonstration.enter(
      #"""
      qi.define { people = {
        { code = "ODD-1", name = 'A "quoted", name;\nnext line\r\n\\ / é 😀 \t\u{1}', kind = "staff" },
        { code = "ODD-2", name = "[]{}:,'", kind = "external" },
      } }:commit { reason = "Odd names" }
      """#
    )
    var files: [String] = []
    for entity in Entity.all {
      let path = "\(folder)/\(entity.plural).\(ending)"
      try demonstration.enter("qi.\(entity.plural):save \"\(path)\"")
      files.append("\(entity.plural) = \"\(path)\"")
    }
    let call = "qi.import_records { files = { \(files.joined(separator: ", ")) } }"
    let count = try Entity.all.reduce(0) { try $0 + store.records($1).count }
    #expect(count > 100)
    #expect(
      try demonstration.enter(
        "local p = \(call) return p.new .. \" \" .. p.changed .. \" \" .. p.same .. \" \" .. p.rejected"
      )
        == "0 0 \(count) 0"
    )
  }

  @Test("A file in JSON that holds no records is answered with its line")
  func notRecords() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    let folder = try TemporaryFolder()
    let path = try folder.write("[\n{\"code\": [\"A\"]}]", to: "people.json")
    let failure = try #require(
      demonstration.failure(of: "qi.import_records { \"\(path)\", of = \"people\" }")
    )
    #expect(failure.message == "The value of \"code\" is a list or an object itself.")
    #expect(failure.location == "\(path):2")
  }
}
