import Foundation
import Testing

/// A disk without room, a small file system in memory: nothing half-written, and a sentence.
@Suite("A full disk", .enabled(if: PrivateMount.isPossible, "this machine lets nobody mount"))
struct FullDiskTests {
  let place: PrivateMount

  init() throws {
    place = try PrivateMount(mounting: "tmpfs -o size=8m tmpfs")
    try LoadFiles.write { try place.write($0, to: $1) }
    let made = try place.run(["run", "--create", "define.lua"])
    #expect(made.status == 0, "\(made.errors)")
  }

  private func verified() throws -> String { try place.run(["verify"]).output }

  @Test(
    "A load or definitions that find no room write nothing and say where; with room they are done",
    arguments: [
      // The load has no room for its staged rows, the remarks none for the log.
      (script: "load.lua", place: ".", done: "new 8,000 · changed 0 · same 0 · rejected 0"),
      (
        script: "remarks.lua", place: "quality.db",
        done: "new 3,000 · changed 0 · same 0 · rejected 0"
      ),
    ]
  )
  func noRoom(script: String, file: String, done: String) throws {
    let before = try verified()
    #expect(before.contains("1 change, all as written."))
    try place.fill(leaving: 300 << 10)
    let failed = try place.run(["run", script])
    #expect(failed.status == 1)
    #expect(
      failed.errors.hasPrefix(
        """
        error: The disk is full. Nothing was written; the store is as it was.
          where  \(file), from
        """
      ),
      "\(failed.errors)"
    )
    #expect(failed.errors.contains("mend   Free some space there, then run the same again."))
    #expect(try verified() == before)
    try place.makeRoom()
    let recorded = try place.run(["run", script])
    #expect(recorded.output.contains(done), "\(recorded.errors)")
    #expect(try verified().contains("2 changes, all as written."))
    #expect(
      try place.names()
        == ["define.lua", "figures.csv", "load.lua", "quality.db", "read.lua", "remarks.lua"]
    )
  }

  @Test("With no byte left the store is read and verified as before, and records nothing")
  func nothingLeft() throws {
    let before = try verified()
    try place.fill()
    #expect(try verified() == before)
    #expect(try place.run(["run", "read.lua"]).output == "2 measures\n")
    let failed = try place.run(["run", "load.lua"])
    #expect(failed.status == 1)
    #expect(failed.errors.contains("The disk is full."), "\(failed.errors)")
    try place.makeRoom()
    #expect(try place.run(["run", "load.lua"]).status == 0)
    #expect(try verified().contains("2 changes, all as written."))
  }

  @Test("A demonstration trust that finds no room half-way is not there, nor anything of it")
  func demonstration() throws {
    let before = try place.names()
    let failed = try place.run(["demo", "--store", "trust.db"])
    #expect(failed.status == 1)
    #expect(failed.errors.hasPrefix("error: The disk is full."), "\(failed.errors)")
    #expect(try place.names() == before)
  }

  @Test("A store that finds no room to be made in is not there, and can be made with room")
  func create() throws {
    try place.fill(leaving: 20 << 10)
    let failed = try place.run(["run", "--store", "new.db", "--create", "read.lua"])
    #expect(failed.status == 1)
    #expect(failed.errors.contains("The disk is full."), "\(failed.errors)")
    #expect(failed.errors.contains("where  new.db"))
    #expect(try !place.names().contains { $0.hasPrefix("new.db") })
    try place.makeRoom()
    #expect(try place.run(["run", "--store", "new.db", "--create", "read.lua"]).status == 0)
  }

  @Test(
    "A picture, a CSV file and a saved script that find no room leave the old file as it was",
    arguments: [
      (":save out.lua 1-2 replace", "scripts/out.lua"), ("chart:save \"out.svg\"", "out.svg"),
      ("qi.sql(\"select 1 as one\"):save \"out.csv\"", "out.csv"),
      ("qi.people:save \"out.csv\"", "out.csv"),
    ]
  )
  func files(entry: String, name: String) throws {
    let entries = """
      series = qi.series { values = { 3, 5, 4, 6, 2, 5, 4, 3, 6, 5, 4, 5 }, name = "Waits" }
      chart = series:chart { title = "Waits" }
      \(entry)
      """
    try FileManager.default.createDirectory(
      atPath: place.reached + "/scripts",
      withIntermediateDirectories: false
    )
    try place.write("the old file\n", to: name)
    try place.fill()
    let failed = try place.run([], input: entries)
    #expect(failed.errors.contains("The file cannot be written: the disk is full."), "\(failed)")
    #expect(failed.errors.contains("an earlier file of that name is still there"), "\(failed)")
    #expect(String(decoding: try place.read(name), as: UTF8.self) == "the old file\n")
    for folder in ["", "/scripts"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: place.reached + folder)
      #expect(!names.contains { $0.hasPrefix(".tidemark-") })
    }
    try place.makeRoom()
    let saved = try place.run([], input: entries)
    #expect(saved.errors.isEmpty, "\(saved.errors)")
    #expect(String(decoding: try place.read(name), as: UTF8.self) != "the old file\n")
  }
}

/// A small load: definitions in one change, 8,000 figures or 3,000 remarks in another.
enum LoadFiles {
  static func write(to put: (_ text: String, _ name: String) throws -> Void) throws {
    try put(
      """
      local qi = require "qi"
      qi.define {
        units = {
          { code = "T", name = "Trust", kind = "trust" },
          { code = "W", name = "Ward", kind = "ward", parent = "T" },
        },
        measures = {
          { code = "falls", name = "Falls", kind = "count", better = "lower", frequency = "daily",
            numerator = "Falls" },
          { code = "pain", name = "Pain", kind = "count", better = "lower", frequency = "daily",
            numerator = "Complaints of pain" },
        },
        people = { { code = "P", name = "Ada Okoro", kind = "staff" } },
      }:commit { reason = "Definitions" }
      """,
      "define.lua"
    )
    try put(
      """
      local qi = require "qi"
      local plan = qi.import {
        "figures.csv", into = "falls", columns = { unit = "unit", period = "day", numerator = "n" },
      }
      print(plan:commit { reason = "Figures" })
      """,
      "load.lua"
    )
    try put(
      """
      local qi = require "qi"
      local annotations = {}
      for index = 1, 3000 do
        annotations[index] = {
          measure = "falls", date = qi.date("2020-01-01") + index,
          text = ("A long remark. "):rep(20),
        }
      end
      print(qi.define { annotations = annotations }:commit { reason = "Remarks" })
      """,
      "remarks.lua"
    )
    try put("local qi = require \"qi\"\nprint(#qi.measures .. \" measures\")\n", "read.lua")
    var figures = "unit,day,n\n"
    for unit in ["T", "W"] {
      // Months of 28 days do: 4,000 days that there are.
      for index in 0..<4_000 {
        let (year, day) = (2000 + index / 336, index % 336)
        figures +=
          "\(unit),\(year)-\(two(day / 28 + 1))-\(two(day % 28 + 1)),\(index % 7)\n"
      }
    }
    try put(figures, "figures.csv")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
