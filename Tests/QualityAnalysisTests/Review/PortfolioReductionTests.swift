import QualityAnalysis
import QualityModel
import Testing

@Suite("The reduction of a portfolio")
struct PortfolioReductionTests {
  private static let day = CalendarDate(year: 2025, month: 3, day: 31)

  private func decided(_ project: String, _ decision: PortfolioDecision) throws -> DecidedProject {
    DecidedProject(project, decision, decidedBy: "X", decidedOn: try #require(Self.day))
  }

  private var register: MadeRegister {
    var register = MadeRegister()
    register.add("A", "One", at: ["DEL"])
    register.add("B", "Two", at: ["DEL", "POS"])
    register.add("C", "Three", at: ["TH1"])
    register.add("D", "Four", at: ["DEL", "TH1"])
    register.add("E", "Five")
    register.add("F", "Six", at: ["H"])
    register.add(
      "G",
      "Seven",
      at: ["TH1"],
      ["status": "closed_learning", "status_on": "2025-01-01", "closed_on": "2025-01-01"]
    )
    return register
  }

  @Test("Decisions to merge, stop and register anew count, and no others")
  func counted() throws {
    for decision in PortfolioDecision.allCases {
      let reduction = try PortfolioReduction(register.portfolio, [decided("A", decision)])
      let goes = [.merge, .stop, .reRegister].contains(decision)
      #expect(reduction.total.before == 6)
      #expect(reduction.total.after == (goes ? 5 : 6), "\(decision)")
      #expect(reduction.total.undecided == 5)
      #expect(reduction.total.decided == [decision: 1])
    }
  }

  @Test("Each open project is counted once, under its directorate, several or none")
  func places() throws {
    let portfolio = try register.portfolio
    let reduction = PortfolioReduction(portfolio, [try decided("D", .stop)])
    let rows = reduction.rows.map { row -> String in
      let name =
        switch row.place {
        case .directorate(let unit): portfolio.units[unit].code
        case .several: "several"
        case .none: "none"
        case .all: "all"
        }
      return "\(name) \(row.before) \(row.after)"
    }
    #expect(rows == ["WOM 2 2", "SUR 1 1", "several 1 0", "none 2 2"])
    #expect(reduction.rows.reduce(0) { $0 + $1.before } == reduction.total.before)
    #expect(reduction.rows.reduce(0) { $0 + $1.removed } == reduction.total.removed)
  }

  @Test("A decision about a closed or unknown project takes nothing away and is named")
  func notOpen() throws {
    let reduction = try PortfolioReduction(
      register.portfolio,
      [decided("G", .stop), decided("Z", .merge), decided("A", .stop)]
    )
    #expect(reduction.notOpen.map(\.project) == ["G", "Z"])
    #expect(reduction.total.removed == 1)
  }

  @Test("An empty portfolio has no share")
  func empty() throws {
    let reduction = try PortfolioReduction(MadeRegister().portfolio, [decided("A", .stop)])
    #expect(reduction.total.reduction == nil)
    #expect(reduction.rows.isEmpty)
  }
}
