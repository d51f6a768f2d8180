import Testing

/// The options of `tidemark spc`: what means the same, and what is wrong.
@Suite("tidemark spc: options")
struct SPCOptionTests {
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
}
