import Testing

/// What `tidemark spc` does when it is told what is measured.
@Suite("tidemark spc: what is measured")
struct SPCKindTests {
  private static let rare =
    "series,t,y\n" + (0..<24).map { "Rare,\($0),\([0, 1, 0, 0, 2, 0][$0 % 6])\n" }.joined()
    + (0..<24).map { "Usual,\($0),\([9, 7, 11, 8][$0 % 4])\n" }.joined()

  @Test("An XmR chart of few counts is refused with the figures and the chart to use instead")
  func refused() throws {
    let run = try ProgramRun(["spc", "--kind", "count", "--latest"], input: Self.rare)
    #expect(run.status == 2)
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(
      run.errors == """
        error: There are only 0.5 events in a period on average; below 4 an XmR chart calls chance special too often.
          where  standard input, line 2, series "Rare"
          mend   Chart the time from one event to the next (--chart t), add up longer periods, or look at
                 a run chart (--rules anhoej); more says  --suggest
                 To draw it all the same:  --force
        error: 1 of 2 series was left out: "Rare".
          where  standard input
          mend   Mend what is shown above, then run it again.

        """
    )
    let forced = try ProgramRun(
      ["spc", "--kind", "count", "--latest", "--force"],
      input: Self.rare
    )
    #expect(forced.status == 0)
    #expect(
      forced.output == (try ProgramRun(["spc", "--latest"], input: Self.rare)).output
    )
  }

  @Test("A row per series suggests a chart; a row per place, a new phase")
  func rows() throws {
    let suggested = try ProgramRun(["spc", "--kind", "count", "--suggest"], input: Self.rare)
    #expect(suggested.status == 0)
    #expect(suggested.output.contains("\nRare,count,t,rare_events:mean=0.5:minimum=4:"))
    #expect(suggested.output.contains("\nUsual,count,"))
    let candidates = try ProgramRun(["spc", "--candidates"], input: Self.rare)
    #expect(candidates.status == 0)
    #expect(candidates.output.contains("\nUsual,,,,"))
    #expect(candidates.output.hasSuffix(",no_signal,,nhse-2023\n"))
  }

  private static let wrongInputs: [(arguments: [String], input: String, errors: String)] = [
    (
      ["--kind", "count", "--chart", "p"], "t,y\n1,3\n",
      """
      error: A p chart is for proportions, where each case has a property or not, and this measures a count: use "c", "xmr", "mr", "run" or "ewma".
        mend   To draw it all the same:  --force

      """
    ),
    (
      ["--suggest"], "t,y\n1,3\n",
      """
      error: --suggest needs to know what is measured.
        mend   Say it:  --kind count, rate, proportion, mean, time_between, cases_between or individual

      """
    ),
    (
      ["--force"], "t,y\n1,3\n",
      """
      error: --force draws a chart that does not suit what is measured, and what that is, is not said.
        mend   Say it:  --kind count

      """
    ),
    (
      ["--kind", "costs"], "t,y\n1,3\n",
      """
      error: "costs" is not a value of --kind.
        mend   Use count, rate, proportion, mean, time_between, cases_between or individual.

      """
    ),
    (
      ["--kind", "count"], "t,y,n\n1,3,9\n",
      """
      error: A series of kind "count" has no denominators, and there is a column "n".
        where  standard input, line 1
        mend   Read past it with  --ignore n  or say  --kind rate, proportion  or  mean

      """
    ),
    (
      ["--kind", "proportion"], "t,y,n\n1,3,2\n",
      """
      error: 3 of 2 is no proportion.
        where  standard input, line 2, column "y"
        mend   Mend the figures; where one case can have several events, it is a rate:  --chart u
      error: 1 of 1 series was left out.
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      ["--chart", "np"], "t,y,n\n1,3,2\n",
      """
      error: 3 of 2 is no proportion.
        where  standard input, line 2, column "y"
        mend   Mend the figures; where one case can have several events, it is a rate:  --chart u
      error: 1 of 1 series was left out.
        where  standard input
        mend   Mend what is shown above, then run it again.

      """
    ),
    (
      ["--latest", "--suggest"], "t,y\n1,3\n",
      """
      error: --latest and --suggest each say what a row is.
        mend   Give one of them.

      """
    ),
  ]

  @Test("What does not fit is told with how to mend it", arguments: wrongInputs)
  func wrong(arguments: [String], input: String, errors: String) throws {
    let run = try ProgramRun(["spc"] + arguments, input: input)
    #expect(run.status == 2)
    #expect(run.errors == errors)
  }
}

/// `tidemark spc --explain` seen from outside.
@Suite("tidemark spc: explanations")
struct SPCExplainTests {
  private static let input =
    "series,t,y\nAsh,Jan,4\nAsh,Feb,6\nAsh,Mar,5\nBeech,Jan,7\nBeech,Feb,\nBeech,Mar,9\n"

  @Test("Each series has its explanation, with a blank line after it")
  func text() throws {
    let run = try ProgramRun(["spc", "--explain"], input: Self.input)
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Ash\nXmR chart · 3 points, Jan – Mar\n"))
    #expect(run.output.contains("\ncentre            15 ÷ 3 = 5\n"))
    #expect(run.output.contains("\n\nBeech\nXmR chart · 3 points"))
    #expect(run.output.hasSuffix("\n\n"))
  }

  @Test("With --latest only the last value is explained; JSON has one object per series")
  func latest() throws {
    let run = try ProgramRun(
      ["spc", "--explain", "--latest", "--format", "json"],
      input: Self.input
    )
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows[0].hasPrefix(#"{"series":"Ash","explanation":"Ash\nMar: 5 is common cause.\n"#))
  }

  @Test("What cannot be charted is told, and the others are explained")
  func faults() throws {
    let run = try ProgramRun(
      ["spc", "--explain", "--chart", "t"],
      input: "series,t,y\nAsh,1,4\nAsh,2,0\nBeech,1,7\nBeech,2,3\n"
    )
    #expect(run.status == 2)
    #expect(run.output.hasPrefix("Beech\n"))
    #expect(
      run.errors.hasPrefix("error: Point 2 is a time of 0; a t chart needs times above zero.")
    )
  }
}
