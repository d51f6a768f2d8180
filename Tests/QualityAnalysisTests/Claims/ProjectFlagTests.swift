import QualityAnalysis
import QualityModel
import Testing

@Suite("What is wrong with one project by itself")
struct ProjectFlagTests {
  /// A project that is being worked on, of which something was heard two months ago.
  private var active: SmallPortfolio {
    var portfolio = SmallPortfolio()
    portfolio.project["status"] = "active"
    portfolio.project["status_on"] = "2022-01-10"
    portfolio.project["implemented_on"] = nil
    portfolio.records["note"] = nil
    portfolio.records["check"] = nil
    portfolio.records["score"] = [SmallPortfolio.score("2023-11-15", "3.0")]
    return portfolio
  }

  @Test("A project that goes well has nothing wrong with it")
  func nothing() throws {
    #expect(try active.flags().flags == [])
    #expect(try SmallPortfolio().flags().flags == [])
  }

  @Test("After 184 days without news it is stale, after 183 it is not; figures alone are no news")
  func stale() throws {
    var portfolio = active
    let score = try #require(CalendarDate(iso: "2023-11-15"))
    portfolio.day = "\(score.adding(days: 183))"
    #expect(try portfolio.flags().flags == [])
    portfolio.day = "\(score.adding(days: 184))"
    let silence = try portfolio.flags().silence
    #expect(silence.isStale && silence.days == 184 && silence.source == .score)
    #expect(try portfolio.flags().flags == [.stale])
  }

  @Test("A pause excuses silence while it lasts and where somebody decided it")
  func pause() throws {
    var portfolio = active
    portfolio.project["status"] = "paused"
    portfolio.project["status_on"] = "2023-03-01"
    portfolio.project["paused_until"] = "2024-06-30"
    portfolio.records["score"] = nil
    let note = [
      "project": "P", "from_on": "2023-03-01", "status": "paused", "reason": "The ward moves",
    ]
    portfolio.records["note"] = [Made.record(.statusNote, note)]
    #expect(try portfolio.flags().flags == [.stale], "nobody decided")
    portfolio.records["note"] = [
      Made.record(.statusNote, note.merging(["decided_by": "P2"]) { $1 })
    ]
    #expect(try portfolio.flags().flags == [])
    let until = try #require(CalendarDate(iso: "2024-06-30"))
    #expect(try portfolio.flags().silence.excuse == .paused(until: until))
    portfolio.day = "2024-06-30"
    #expect(try portfolio.flags().flags == [])
    portfolio.day = "2024-07-01"
    #expect(try portfolio.flags().flags == [.stale])
    #expect(try portfolio.flags().silence.pauseEndedOn == until)
  }

  @Test("Where the change is in place, current figures excuse silence, and old ones do not")
  func watched() throws {
    var portfolio = SmallPortfolio()
    portfolio.day = "2024-05-15"
    #expect(try portfolio.flags().flags == [])
    let last = try #require(CalendarDate(iso: "2023-12-31"))
    #expect(try portfolio.flags().silence.excuse == .watched(upTo: last))
    portfolio.day = "2024-07-15"
    #expect(try portfolio.flags().flags == [.stale])
    portfolio.day = "2024-05-15"
    portfolio.numerators = [:]
    #expect(try portfolio.flags().flags == [.stale])
  }

  @Test("It is unaligned without an objective that holds, its own or its programme's")
  func unaligned() throws {
    var portfolio = active
    portfolio.records["objective"] = [Made.objective("O", "national", to: "2023-12-31")]
    #expect(try portfolio.flags().alignment == .ended(["O"]))
    #expect(try portfolio.flags().flags == [.unaligned])
    portfolio.records["link"] = nil
    #expect(try portfolio.flags().alignment == AlignmentGap.none)
    portfolio.project["programme"] = "G"
    portfolio.records["programme"] = Made.programme("G", serves: ["O2"])
    portfolio.records["other"] = [Made.objective("O2", "national")]
    #expect(try portfolio.flags().flags == [])
    portfolio.records["programme"] = Made.programme("G", serves: ["O2"], closed: "2023-10-31")
    #expect(try portfolio.flags().alignment == .ended(["O2"]))
    // What was sustained and is kept up need serve nothing any more.
    portfolio.project["status"] = "sustained"
    portfolio.project["status_on"] = "2023-12-01"
    #expect(try portfolio.flags().alignment == nil)
  }

  @Test("Neither aim nor outcome is another thing than an aim that lacks a part")
  func aims() throws {
    var portfolio = active
    portfolio.project["aim_by"] = nil
    #expect(try portfolio.flags().flags == [.incompleteAim])
    #expect(try portfolio.flags().missingAim == [.by])
    for field in ["aim_measure", "aim_goal"] { portfolio.project[field] = nil }
    #expect(try portfolio.flags().flags == [.incompleteAim])
    portfolio.records["outcome"] = nil
    let flags = try portfolio.flags()
    #expect(flags.flags == [.noAim, .incompleteFamily])
    #expect(flags.missingAim == [.measure, .goal, .by] && flags.missingRoles == [.outcome])
    // Nothing is late before work has begun; to have no aim at all is seen at once.
    portfolio.project["status"] = "triaged"
    #expect(try portfolio.flags().flags == [.noAim])
  }

  @Test("A whole family is asked for where the method asks for one")
  func family() throws {
    var portfolio = active
    portfolio.records["balancing"] = nil
    portfolio.records["process"] = nil
    #expect(try portfolio.flags().missingRoles == [.process, .balancing])
    portfolio.project["method"] = "JDI"
    #expect(try portfolio.flags().flags == [])
  }

  @Test(
    "Each kind of problem asks for its method",
    arguments: [
      ("compliance_gap", ["CA"]), ("new_knowledge", ["RES"]), ("wicked", ["QI"]),
      ("known_solution", ["JDI"]), ("safety_must_do", ["JDI"]), ("evaluate_existing", ["JDI"]),
      ("redesign", ["JDI", "QI"]), ("record_system", ["JDI", "QI"]),
    ]
  )
  func methods(_ problem: String, _ fitting: [String]) throws {
    for method in ["QI", "CA", "RES", "JDI"] {
      var portfolio = active
      portfolio.project["method"] = method
      portfolio.project["triage"] = "T"
      portfolio.records["triage"] = [Self.triage(problem, recommended: method, chosen: method)]
      let misfit = try portfolio.flags().misfit
      #expect((misfit == nil) == fitting.contains(method), "\(problem) \(method)")
    }
  }

  @Test("A method that was not recommended is named with the reason that was given")
  func overridden() throws {
    var portfolio = active
    portfolio.project["triage"] = "T"
    portfolio.records["triage"] = [
      Self.triage("compliance_gap", recommended: "CA", chosen: "QI", because: "The showcase")
    ]
    let misfit = try #require(try portfolio.flags().misfit)
    #expect(misfit.reasons == [.notRecommended, .lacks(.standards), .exceeds(.family)])
    #expect(misfit.recommended == "CA" && misfit.overrideReason == "The showcase")
    #expect(try portfolio.flags().flags == [.wrongMethod])
  }

  @Test("A target, one figure and no test is an audit, whatever it is called")
  func audit() throws {
    var portfolio = active
    portfolio.records["cycles"] = nil
    portfolio.targets = [
      Target(
        measureCode: "M",
        value: 5,
        from: try #require(CalendarDate(iso: "2020-01-01")),
        source: "The policy"
      )
    ]
    portfolio.numerators = ["M": ["CROFTON": SmallPortfolio.usual(14)]]
    #expect(try portfolio.flags().misfit?.reasons == [.looksLikeAudit])
    portfolio.numerators = ["M": ["CROFTON": SmallPortfolio.usual(15)]]
    #expect(try portfolio.flags().misfit == nil, "two figures")
    portfolio.numerators = ["M": ["CROFTON": SmallPortfolio.usual(14)]]
    portfolio.targets = []
    #expect(try portfolio.flags().misfit == nil, "no standard")
  }

  private static func triage(
    _ problem: String,
    recommended: String,
    chosen: String,
    because: String? = nil
  ) -> EntityRecord {
    Made.record(
      .triage,
      [
        "code": "T", "idea": "An idea", "problem_type": problem, "recommended": recommended,
        "chosen": chosen, "override_reason": because, "decided_by": "P1",
        "decided_on": "2021-12-10",
      ].compactMapValues(\.self)
    )
  }
}
