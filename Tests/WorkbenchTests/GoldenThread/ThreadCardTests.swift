import Testing

@testable import Workbench

@Suite("The golden thread at the prompt")
struct ThreadCardTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try ThreadSession.make() }

  private func card(_ source: String) throws -> String { try demonstration.enter(source) }

  @Test("A project stands under its path from the national plan, level by level")
  func project() throws {
    #expect(
      try card(#"qi.project("P-1"):thread()"#) == """
        project P-1 · Safety huddles
        Linked to the national plan on 2024-10-15, by 2 ways.

        national                  N-1 · Safer care for everyone
          trust strategy          S-1 · A trust that people can rely on
            building block        B-1 · Manage quality as one
              strategic priority  R-1 · Wards without fear
                quality priority  Q-1 · Less violence on wards
                  programme       G-1 · Violence reduction
                    project       P-1 · Safety huddles

        Other ways
          N-1 › S-1 › B-1 › R-1 › Q-1 › T-1 › P-1

        Served by
          1 measure: violence
        """
    )
  }

  @Test("A project that serves only what has ended says so first, and shows where")
  func ended() throws {
    #expect(
      try card(#"qi.project("P-2"):thread()"#) == """
        project P-2 · Soft restraint
        Not linked to the national plan on 2024-10-15: quality priority objective Q-0
        ended 2022-03-31.

        national                  N-1 · Safer care for everyone
          trust strategy          S-1 · A trust that people can rely on
            building block        B-1 · Manage quality as one
              strategic priority  R-1 · Wards without fear
                quality priority  Q-0 · Fewer restraints (ended 2022-03-31)
                  project         P-2 · Soft restraint
        """
    )
  }

  @Test("A project that serves nothing says so")
  func unaligned() throws {
    #expect(
      try card(#"qi.project("P-3"):thread()"#) == """
        project P-3 · Better handover
        Not linked to the national plan on 2024-10-15: project P-3 serves no objective
        and is part of no programme.

        (no objective)
          project  P-3 · Better handover
        """
    )
  }

  @Test("An objective shows what it serves and what serves it; one person's is counted, not named")
  func objective() throws {
    #expect(
      try card(#"qi.objective("Q-1"):thread()"#) == """
        quality priority objective Q-1 · Less violence on wards
        Linked to the national plan on 2024-10-15, by 1 way.

        national                  N-1 · Safer care for everyone
          trust strategy          S-1 · A trust that people can rely on
            building block        B-1 · Manage quality as one
              strategic priority  R-1 · Wards without fear
                quality priority  Q-1 · Less violence on wards

        Served by
          1 team objective: T-1
          1 individual objective
          1 programme: G-1
          1 project: P-1
          1 measure: violence
        """
    )
  }

  @Test("A team's objective without a parent ends there")
  func noParent() throws {
    #expect(
      try card(#"qi.objective("T-2"):thread()"#) == """
        team objective T-2 · A quiet room on Ash Ward
        Not linked to the national plan on 2024-10-15: team objective T-2 serves nothing
        above it.

        (nothing above)
          team  T-2 · A quiet room on Ash Ward

        Nothing serves it.
        """
    )
  }

  @Test("A measure is followed through what it shows")
  func measure() throws {
    #expect(
      try card(#"qi.measure("violence"):thread()"#) == """
        measure violence · Physical violence incidents
        Linked to the national plan on 2024-10-15, by 2 ways.

        national                  N-1 · Safer care for everyone
          trust strategy          S-1 · A trust that people can rely on
            building block        B-1 · Manage quality as one
              strategic priority  R-1 · Wards without fear
                quality priority  Q-1 · Less violence on wards
                  programme       G-1 · Violence reduction
                    project       P-1 · Safety huddles
                      measure     violence · Physical violence incidents

        Other ways
          N-1 › S-1 › B-1 › R-1 › Q-1 › T-1 › P-1 › violence
        """
    )
  }

  @Test("Scripts read the same of it: whether it holds, what is missing, and every step")
  func fields() throws {
    try demonstration.enter(#"t = qi.project("P-1"):thread()"#)
    #expect(try card("t.holds") == "true")
    #expect(try card("#t") == "2")
    #expect(try card("#t.paths == #t and t.paths[1].holds") == "true")
    #expect(try card("t.paths[2][1].code .. t.paths[2][2].code") == "P-1T-1")
    #expect(try card("t.paths[2][3].reason") == "Most of it happens in the evening")
    #expect(try card("t.missing == nil") == "true")
    let missing = try card(#"qi.project("P-2"):thread().missing"#)
    #expect(missing == "quality priority objective Q-0 ended 2022-03-31")
    #expect(try card(#"qi.project("P-2"):thread { on = "2022-03" }.holds"#) == "true")
    #expect(try card(#"qi.objective("R-1"):thread().work"#) == "2")
    #expect(try card(#"#qi.objective("R-1"):thread():below()"#) == "7")
    #expect(try card(#"#qi.objective("R-1"):thread():below { individuals = true }"#) == "8")
    #expect(try card("t:table()[1].Code") == "P-1")
  }

  @Test("Breaks are listed by sort with what they are because of")
  func orphans() throws {
    #expect(
      try card("qi.orphans()") == """
        Gap               Code  Title                          Because of
        ────────────────  ────  ─────────────────────────────  ───────────────────
        unaligned         P-3   Better handover
        aligned_to_ended  P-2   Soft restraint                 Q-0
        no_parent         T-2   A quiet room on Ash Ward
        unserved          T-2   A quiet room on Ash Ward
        skips_level       T-1   Calm evenings on Crofton Ward  Q-1, no directorate
        Left out for want of room: Lead, What, Directorate; a file has them.
        On 2024-10-15: unaligned 1, aligned_to_ended 1, no_parent 1, unserved 1,
        skips_level 1. ?thread_gap says what each is.
        all of it:  _:all()
        """
    )
    #expect(try card(#"qi.orphans { gap = "unaligned" }[1].Code"#) == "P-3")
    #expect(try card(#"#qi.orphans { gap = "sideways" }"#) == "0")
  }

  @Test("Coverage has a row for each directorate")
  func coverage() throws {
    #expect(
      try card("qi.coverage()") == """
        Directorate  Objectives  Linked  With work  Projects  Aligned  Linked projects
        ───────────  ──────────  ──────  ─────────  ────────  ───────  ───────────────
        ACM                   2       1          1         0        0                0
        none                  0       0          0         3        1                1
        Left out for want of room: Name, Priorities; a file has them.
        On 2024-10-15. Linked: a way that holds leads up to the national plan. Aligned:
        serves an objective that holds.
        all of it:  _:all()
        """
    )
  }

  @Test("What is recorded later is seen by the next question")
  func later() throws {
    #expect(try card(#"qi.project("P-3"):thread().holds"#) == "false")
    try demonstration.enter(
      """
      qi.define { project_objectives = {
        { project = "P-3", objective = "T-1", contribution = "Evenings are handed over" },
      } }:commit { reason = "A link that was missing" }
      """
    )
    #expect(try card(#"qi.project("P-3"):thread().holds"#) == "true")
    #expect(try card(#"#qi.orphans { gap = "unaligned" }"#) == "0")
  }
}
