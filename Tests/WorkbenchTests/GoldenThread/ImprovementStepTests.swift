import Testing

@testable import Workbench

@Suite("The five steps of improvement at the prompt")
struct ImprovementStepTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try ThreadSession.make() }

  @Test("A project shows the records of each step, what is missing and what was skipped")
  func project() throws {
    #expect(
      try demonstration.enter(#"qi.project("P-1"):improvement_steps()"#) == """
        Step          Part              State    Records             Missing
        ────────────  ────────────────  ───────  ──────────────────  ───────────────────
        1 understand  evidence          missing
        1 understand  people involved   missing
        2 method      choice of method  missing
        3 aim         measurable aim    missing                      aim, aim measure, …
        3 aim         measures          partly   project measure P…  process, balancing
        3 aim         good data         missing
        4 test        tests begun       there    pdsa cycle C-1
        4 test        tests decided     missing
        5 evaluate    look back         missing
        5 evaluate    check it held     missing
        5 evaluate    shared            missing
        Step 1 (understand) was skipped: there are records of step 3 (aim) and none of
        it.
        Step 2 (method) was skipped: there are records of step 3 (aim) and none of it.
        all of it:  _:all()
        """
    )
  }

  @Test("All of them stand in one table, with how many have records of each step")
  func all() throws {
    #expect(
      try demonstration.enter("qi.improvement_steps()") == """
        Code  Title           1 understand  2 method  3 aim  4 test  5 evaluate  Skipped
        ────  ──────────────  ────────────  ────────  ─────  ──────  ──────────  ───────
        P-1   Safety huddles  no            no        part   part    no          1, 2
        P-2   Soft restraint  no            no        no     no      no
        P-3   Better handov…  no            no        no     no      no
        In every row: What: project · Status: active
        Records of a step, of 3: understand 0, method 0, aim 1, test 1, evaluate 0.
        1 skipped a step; 0 tested before there was an aim.
        all of it:  _:all()
        """
    )
    #expect(try demonstration.enter("qi.improvement_steps()[1].Skipped") == "1, 2")
  }
}
