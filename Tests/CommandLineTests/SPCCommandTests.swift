import Foundation
import Glibc
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

  @Test(
    "The names of scripts and the earlier ones do the same",
    arguments: [
      (["--baseline", "12"], ["--fix-after", "12"]),
      (["--better", "higher"], ["--direction", "increase"]),
      (["--better", "lower"], ["--direction", "decrease"]),
      (["--better", "lower"], ["--better", "decrease"]),
      (
        ["--chart", "c", "--limits", "probability", "--confidence", "0.9"],
        ["--chart", "c", "--confidence", "0.9"]
      ),
      (["--limits", "sigma"], []),
      (["--rules", "anhoej"], ["--rules", "anhoej", "--chart", "run"]),
      (["--subgroups"], ["--subgroups", "--chart", "xbar"]),
    ]
  )
  func otherNames(these: [String], those: [String]) throws {
    let values = [4, 6, 5, 7, 3, 5, 6, 4, 5, 6, 5, 4, 9, 15, 2]
    let input = "t,y\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()
    let first = try ProgramRun(["spc"] + these, input: input)
    let second = try ProgramRun(["spc"] + those, input: input)
    #expect(first.status == 0)
    #expect(first.errors == "")
    #expect(first.output == second.output)
    #expect(first.output != (try ProgramRun(["spc"], input: input)).output || those.isEmpty)
  }

  @Test("Probability limits without a word hold as much of chance as three sigma")
  func usualConfidence() throws {
    let input = "t,y\n1,9\n2,7\n3,12\n"
    let options = ["spc", "--chart", "c"]
    let usual = try ProgramRun(options + ["--limits", "probability"], input: input)
    #expect(usual.status == 0)
    #expect(
      usual.output == (try ProgramRun(options + ["--confidence", "0.9973"], input: input)).output
    )
  }

  /// What is wrong, and the lines on standard error.
  private static let wrongInputs: [(arguments: [String], input: String, errors: String)] = [
    (
      [], "series,t,y\na,1,12%\na,2,<5\n",
      """
      error: "12%" is not a number.
        where  standard input, line 2, column "y"
        mend   Write the number alone, 12; the unit belongs in the heading.
      error: "<5" is not a number.
        where  standard input, line 3, column "y"
        mend   Leave the cell empty where the figure is missing or was suppressed.
      error: 1 of 1 series was left out: "a".
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      [], "series,t,y\na,1,3\nb,1,4\nb,2,n/a\n",
      """
      error: "n/a" is not a number.
        where  standard input, line 4, column "y"
        mend   Leave the cell empty where the figure is missing or was suppressed.
      error: 1 of 2 series was left out: "b".
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      [], "series,t,y\na,1,3\nb,1,4\na,2,5\n",
      """
      error: The series "a" comes back: its rows were line 2.
        where  standard input, line 4, column "series"
        mend   Sort the rows by series, then by time, so that those of one stand together.
      error: 1 of 2 series was left out: "a".
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      ["--phase", "2022-O7"], "t,y\n2022-06,3\n2022-07,4\n",
      """
      error: There is no point with the t "2022-O7", where a phase should start. Did you mean "2022-07"?
        where  standard input, lines 2 to 3
        mend   Give --phase a t as it stands in the file. Where series differ, give the phases in a
               column instead:  --phase-column NAME
      error: 1 of 1 series was left out.
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      ["--y-column", "Fals"], "t,Falls\n1,3\n",
      """
      error: There is no column "Fals" to read as y. Did you mean "Falls"?
        where  standard input, line 1
        mend   The columns are "t", "Falls".
               Say which one it is:  --y-column NAME

      """
    ),
    (
      [], "t;y\n1;3\n",
      """
      error: The file has one column only, so none to read as t.
        where  standard input, line 1
        mend   Its fields may be separated otherwise:  --separator semicolon

      """
    ),
    (
      ["--rules", "nhse2023"], "t,y\n1,3\n",
      """
      error: "nhse2023" is not a value of --rules. Did you mean "nhse-2023"?
        mend   Use nhse-2023, ptd-0.2.2, anhoej, anhoej-best-box, anhoej-cut-box, western-electric, nelson, ihi-run or montgomery.

      """
    ),
    (
      ["--baseline", "11"], "t,y\n1,3\n",
      """
      error: A baseline of 11 points is too short to fix limits on.
        mend   Use 12 points or more.

      """
    ),
    (
      ["--target", "0x10"], "t,y\n1,3\n",
      """
      error: "0x10" is not a number (--target).
        mend   Write it like 0.95 or 1000.

      """
    ),
    (
      [], "",
      """
      error: The file is empty, so there is no row with the names of the columns.
        where  standard input

      """
    ),
    (
      [], "t,y\n1,\"3\n",
      """
      error: A quote is opened here and never closed.
        where  standard input, line 2, column "y"
      error: No series could be read.
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
  ]

  @Test(
    "What is wrong is told with its line and column, and the status is 2",
    arguments: wrongInputs
  )
  func wrongInput(arguments: [String], input: String, errors: String) throws {
    let run = try ProgramRun(["spc"] + arguments, input: input)
    #expect(run.status == 2)
    #expect(run.errors == errors)
    // No row of the series at fault; the good ones are there.
    #expect(!run.output.contains("\nb,") || !errors.contains("\"b\""))
  }

  @Test("A series at fault leaves no row, and those before and after it are charted")
  func othersAreCharted() throws {
    let run = try ProgramRun(["spc"], input: "series,t,y\na,1,3\nb,1,4\nb,2,x\nc,1,5\n")
    #expect(run.status == 2)
    #expect(
      run.output == """
        series,t,phase,y,centre,lower,upper,rules,label,category
        a,1,1,3,3,,,,,common_cause
        c,1,1,5,5,,,,,common_cause

        """
    )
  }

  @Test(
    "A series that comes back leaves no row when the input is a file, and is told of from a pipe"
  )
  func returningSeries() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("series,t,y\na,1,3\nb,1,4\na,2,5\n", to: "by-time.csv")
    for run in [
      try ProgramRun(["spc", path]), try ProgramRun(["spc"], inputPath: path, folder: folder),
    ] {
      #expect(run.status == 2)
      #expect(
        run.output == """
          series,t,phase,y,centre,lower,upper,rules,label,category
          b,1,1,4,4,,,,,common_cause

          """
      )
    }
    let piped = try ProgramRun(["spc"], pipedFrom: path, folder: folder)
    #expect(piped.status == 2)
    #expect(
      piped.errors.contains("What may have been written for it so far is not the whole series.")
    )
    #expect(piped.errors.contains("1 came back after rows of others and is not whole."))
  }

  @Test("Output that cannot be written ends with status 1 and the system's reason")
  func fullDisk() throws {
    let run = try ProgramRun(["spc"], input: "t,y\n1,3\n", outputPath: "/dev/full")
    #expect(run.status == 1)
    #expect(run.errors == "error: The output cannot be written: No space left on device.\n")
  }

  @Test("A file in Windows-1252 is named as such, and read when asked to")
  func encoding() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("wards.csv")
    try Data(Array("series,t,y\nS".utf8) + [0xF8] + Array("r,1,3\n".utf8))
      .write(to: URL(fileURLWithPath: path))
    let refused = try ProgramRun(["spc", path])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("\"ø\":  --encoding windows-1252"))
    let run = try ProgramRun(["spc", path, "--encoding", "windows-1252"])
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("\nSør,1,1,3,3,,,,,common_cause\n"))
  }

  @Test("A reader that has had enough ends the program quietly")
  func brokenPipe() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<60_000).map { "\($0),\($0 % 17)\n" }.joined()
    let inputPath = try folder.write("t,y\n" + rows, to: "input")
    let errorPath = folder.path("errors")
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

  @Test("A rule set of one's own judges, and its name stands in the result")
  func ownRules() throws {
    let values = [1, 2, 3, 4, 5, 5, 6, 1, 2]
    let input = "t,y\n" + values.enumerated().map { "\($0),\($1)\n" }.joined()
    let run = try ProgramRun(
      [
        "spc", "--rule", "trend:6:ignore", "--rule", "two_of_three:anywhere", "--rule-set-name",
        "ward rules", "--latest",
      ],
      input: input
    )
    #expect(run.errors == "")
    #expect(run.output.hasSuffix(",9,true,ward rules\n"))
    let points = try ProgramRun(["spc", "--rule", "trend:6:ignore"], input: input)
    let marked = points.output.split(separator: "\n").filter { $0.contains("trend:high") }
    #expect(marked.count == 6)
  }

  /// An option that means nothing, and the lines on standard error.
  private static let wrongOptions: [(arguments: [String], errors: String)] = [
    (
      ["--rule", "shift"],
      """
      error: The rule shift needs to know how many points in a row make the pattern (--rule shift).
        mend   Write it like  shift:8 or shift:8:ignore;  nhse-2023 has 7, ptd-0.2.2 has 7, western-electric has 8, nelson has 9, ihi-run has 6.

      """
    ),
    (
      ["--rule", "beyond_limits:3"],
      """
      error: "3" means nothing for the rule beyond_limits (--rule beyond_limits:3).
        mend   It is written like  beyond_limits

      """
    ),
    (
      ["--rule", "trend:2"],
      """
      error: A trend of 2 points is no pattern; 3 are the fewest.

      """
    ),
    (
      ["--rule", "trend:6", "--rule-set-name", "nelson"],
      """
      error: "nelson" is the name of a rule set that stands already.
        mend   Choose another with --rule-set-name: every result carries it, and readers rely on it.

      """
    ),
    (
      ["--rule-set-name", "ours"],
      """
      error: The rule set "ours" has no rules.
        mend   Give them with --rule, such as  --rule beyond_limits --rule shift:8

      """
    ),
    (
      ["--chart", "u"],
      """
      error: A u chart needs denominators, and there is no column "n".
        where  standard input, line 1
        mend   The columns are "t", "y".
               Say which one it is:  --n-column NAME

      """
    ),
    (
      ["--chart", "g", "--multiplier", "100"],
      """
      error: A g chart shows numbers as they were counted, so nothing can multiply them by 100.
        mend   Leave --multiplier out.

      """
    ),
    (
      ["--chart", "c", "--sigma", "2"],
      """
      error: A c chart takes no sigma: its own follows from the centre or from the ranges.
        mend   Leave --sigma out; the centre can be given:  --centre NUMBER

      """
    ),
    (
      ["--confidence", "0.99"],
      """
      error: An XmR chart has no probability limits.
        mend   They exist on p, np, c, u and g charts.

      """
    ),
    (
      ["--lambda", "0.1"],
      """
      error: --lambda is the weight of an EWMA chart, and this is xmr.
        mend   Leave it out, or draw  --chart ewma

      """
    ),
    (
      ["--sigmas", "2", "--confidence", "0.9"],
      """
      error: Both --sigmas and --confidence say where the limits stand.
        mend   Leave one of the two out.

      """
    ),
    (
      ["--limits", "sigma", "--confidence", "0.9"],
      """
      error: --confidence belongs to probability limits, and these are sigma limits.
        mend   Write  --limits probability  or leave  --confidence  out.

      """
    ),
    (
      ["--limits", "probability", "--sigmas", "2"],
      """
      error: --sigmas belongs to sigma limits, and these are probability limits.
        mend   Write  --confidence 0.9973  or leave  --limits probability  out.

      """
    ),
    (
      ["--better", "more"],
      """
      error: "more" is not a value of --better.
        mend   Use higher, lower or neutral.

      """
    ),
    (
      ["--baseline", "a year"],
      """
      error: "a year" is not a number of points (--baseline).
        mend   Give a whole number, 12 or more.

      """
    ),
    (
      ["--summary", "--latest"],
      """
      error: --summary and --latest each say what a row is.
        mend   Give one of them.

      """
    ),
  ]

  @Test("A wrong option is told with what it is and how to mend it", arguments: wrongOptions)
  func wrongOption(arguments: [String], errors: String) throws {
    let run = try ProgramRun(["spc"] + arguments, input: "t,y\n1,3\n")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors == errors)
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
