import Foundation
import Glibc
import TestInputSupport
import Testing

/// `tidemark spc` seen from outside.
@Suite("tidemark spc")
struct SPCCommandTests {
  @Test("Standard input goes in, rows come out, and nothing is said")
  func standardInput() throws {
    let expected = """
      series,t,phase,y,centre,lower,upper,rules,label,category
      a,1,1,4,5,-0.3200000000000003,10.32,,,common_cause
      a,2,1,6,5,-0.3200000000000003,10.32,,,common_cause

      """
    for arguments in [["spc"], ["spc", "-"]] {
      let run = try ProgramRun(arguments, input: "series,t,y\na,1,4\na,2,6\n")
      #expect(run.status == 0)
      #expect(run.output == expected)
      #expect(run.errors == "")
    }
  }

  @Test("A file with names of its own, a multiplier, a target below zero and JSON")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Ward;Month;Falls;Days\nAsh;Jan;3;600\n", to: "falls.csv")
    let run = try ProgramRun([
      "spc", path, "--separator", "semicolon", "--series-column", "Ward", "--t-column", "Month",
      "--y-column", "Falls", "--n-column", "Days", "--multiplier", "1000", "--target", "-4",
      "--format", "json",
    ])
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(
      run.output == """
        {"series":"Ash","t":"Jan","phase":1,"y":5,"centre":5,"lower":null,"upper":null,"rules":[],"label":null,"category":"common_cause"}

        """
    )
  }

  @Test("A run chart has the rules for run charts unless told otherwise")
  func runChart() throws {
    let run = try ProgramRun(["spc", "--chart", "run", "--summary"], input: "t,y\n1,4\n2,6\n")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix(",true,anhoej\n"))
    let refused = try ProgramRun(["spc", "--chart", "run", "--rules", "ptd-0.2.2"], input: "t,y\n")
    #expect(refused.status == 2)
    #expect(refused.output == "")
    #expect(
      refused.errors == """
        error: The rule set ptd-0.2.2 is not defined for a run chart.
          mend   For a run chart the rules are "anhoej" or "anhoej-best-box" or "anhoej-cut-box" or "ihi-run"; ptd-0.2.2 works on: xmr, mr, xbar, r, s, p, p_prime, np, c, u, u_prime, i_prime, g, t, ewma.

        """
    )
  }

  @Test("Output that cannot be written ends with status 1 and the system's reason")
  func fullDisk() throws {
    let run = try ProgramRun(["spc"], input: "t,y\n1,3\n", outputPath: "/dev/full")
    #expect(run.status == 1)
    #expect(run.errors == "error: The output cannot be written: No space left on device.\n")
  }

  @Test("A reader that has had enough ends the program quietly")
  func brokenPipe() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<60_000).map { "\($0),\($0 % 17)\n" }.joined()
    let inputPath = try folder.write("t,y\n" + rows, to: "input")
    let errorPath = folder.file("errors")
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let process = try ProgramRun.spawn(["spc"], &actions)
    close(ends[1])
    var start = [UInt8](repeating: 0, count: 64)
    #expect(read(ends[0], &start, start.count) > 0)
    close(ends[0])
    #expect(try ProgramRun.wait(for: process) == 0)
    #expect(try String(contentsOfFile: errorPath, encoding: .utf8) == "")
  }

  @Test("Memory does not grow with the number of series")
  func constantMemory() throws {
    func peak(seriesCount: Int) throws -> Int {
      var text = "series,t,y\n"
      for series in 0..<seriesCount {
        for point in 0..<48 { text += "s\(series),\(point),\((series * 31 + point * 17) % 97)\n" }
      }
      return try ProgramRun.peakMemory(["spc"], input: text)
    }
    let few = try peak(seriesCount: 500)
    let many = try peak(seriesCount: 6_000)
    // 3 MB more of input, 20 MB more of output; the names seen so far may take a little.
    #expect(many - few < 1024, "\(few) kB for 500 series, \(many) kB for 6,000")
  }

  @Test("The help has the columns and two examples, and no line beyond 80 columns")
  func help() throws {
    let run = try ProgramRun(["spc", "--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("series,t,phase,y,centre,lower,upper,rules,label,category"))
    let examples = run.output.split(separator: "EXAMPLES").last.map(String.init) ?? ""
    #expect(examples.components(separatedBy: "tidemark spc ").count >= 3)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
