import Foundation
import GRDB
import Testing

/// Several programs on one store at the same time.
@Suite("Several programs on one store")
struct TwoProgramsTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try LoadFiles.write { try workplace.write($0, to: $1) }
    let made = try workplace.run(["run", "--create", "define.lua"])
    #expect(made.status == 0, "\(made.errors)")
  }

  @Test("Two that write at once take turns, and none loses a figure")
  func twoWriters() throws {
    // Each commits twenty times, for a measure of its own; a plan that the other's commit made void
    // is made again, as its message says.
    try workplace.write(
      """
      local qi = require "qi"
      local p = qi.params { measure = { "text", help = "whose" } }
      local made, again = 0, 0
      while made < 20 do
        local ok, failure = pcall(function()
          qi.define {
            annotations = { { measure = p.measure, date = "2020-01-01", text = "Number " .. made } },
          }:commit { reason = p.measure .. " " .. made }
        end)
        if ok then
          made = made + 1
        elseif failure.kind == "store" and failure.message:find "has changed since" then
          again = again + 1
        else
          error(failure)
        end
      end
      print(made .. " made")
      """,
      to: "write.lua"
    )
    let folders = try [Workplace(), Workplace()]
    let programs = try zip(folders, ["falls", "pain"]).map { folder, measure in
      try folder.start([
        "run", "--store", workplace.path + "/quality.db", workplace.path + "/write.lua",
        "-p", "measure=\(measure)",
      ])
    }
    for (program, folder) in zip(programs, folders) {
      program.waitUntilExit()
      let errors = try folder.read(".errors")
      #expect(program.terminationStatus == 0, "\(errors)")
      #expect(try folder.read(".output") == "20 made\n")
    }
    #expect(try workplace.run(["verify"]).output.contains("41 changes, all as written."))
    try workplace.write(
      """
      local qi = require "qi"
      for row in qi.sql([[select m.code, count(distinct text) as n from annotation
        join measure m using (measure_id) group by m.code order by m.code]]):each() do
        print(row[1], row[2])
      end
      """,
      to: "count.lua"
    )
    #expect(try workplace.run(["run", "count.lua"]).output == "falls\t20\npain\t20\n")
  }

  @Test("A reader sees all of a commit or nothing, while another program writes")
  func reader() throws {
    try workplace.write(
      """
      local qi = require "qi"
      local seen = {}
      repeat
        local n = qi.sql("select count(*) as n from observations")[1].n
        local changes = qi.sql("select count(*) as n from change_log")[1].n
        seen[n] = true
        assert(n == 0 or n == 8000, n)
        assert(n == 0 or changes == 2, changes)
      until n == 8000
      print "whole"
      """,
      to: "watch.lua"
    )
    let elsewhere = try Workplace()
    let store = workplace.path + "/quality.db"
    let reader = try elsewhere.start(
      ["run", "--timeout", "120", "--preview", "--store", store, workplace.path + "/watch.lua"]
    )
    let loaded = try workplace.run(["run", "load.lua"])
    #expect(loaded.status == 0, "\(loaded.errors)")
    reader.waitUntilExit()
    let errors = try elsewhere.read(".errors")
    #expect(reader.terminationStatus == 0, "\(errors)")
    #expect(try elsewhere.read(".output") == "whole\n")
  }

  @Test("A program that is kept waiting too long is told why, and has written nothing")
  func locked() throws {
    // The lock that a writer holds, held by this process for longer than the program waits.
    let writer = try DatabaseQueue(path: workplace.path + "/quality.db")
    try writer.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let failed = try workplace.run(["run", "load.lua"])
      #expect(failed.status == 1)
      #expect(
        failed.errors.contains("Another program is writing to the store."),
        "\(failed.errors)"
      )
      #expect(failed.errors.contains("nothing was written"))
      #expect(try workplace.run(["run", "read.lua"]).output == "2 measures\n")
      try database.execute(sql: "ROLLBACK")
    }
    try writer.close()
    #expect(try workplace.run(["run", "load.lua"]).status == 0)
  }
}
