import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

/// A trust of five directorates with fixture F2 of the domain study: each goes up, the trust down.
struct MixedTrust {
  let demonstration: DemonstrationSession

  /// Numerators and denominators before, for 13 months, and after, in the fourteenth.
  private static let figures = [
    ("ACM", 190, 200, 192, 200), ("CML", 1350, 1500, 780, 850), ("OPC", 570, 600, 288, 300),
    ("CYP", 255, 300, 1131, 1300), ("FPH", 95, 100, 96, 100),
  ]

  init(columns: Int = 100, isWhole: Bool = true) throws {
    demonstration = try DemonstrationSession(isLoaded: false, columns: columns)
    let store = try demonstration.session.store
    var proposals: [Proposal] = [
      .unit(OrganisationUnit(code: "TRUST", name: "The trust", kind: .trust))
    ]
    var rows = "unit,period,n,d\n"
    let start = try #require(CalendarDate(iso: "2023-08-01"))
    for (code, before, of, after, outOf) in Self.figures {
      proposals.append(
        .unit(
          OrganisationUnit(code: code, name: code, kind: .directorate, parentCode: "TRUST")
        )
      )
      proposals.append(
        .unit(OrganisationUnit(code: "\(code)-1", name: code, kind: .team, parentCode: code))
      )
      for month in 0..<13 { rows += "\(code)-1,\(start.adding(months: month)),\(before),\(of)\n" }
      if isWhole || code != "ACM" {
        rows += "\(code)-1,\(start.adding(months: 13)),\(after),\(outOf)\n"
      }
    }
    proposals += [
      .measure(Measure(code: "EFF-02", name: "Care plans reviewed")),
      .definition(
        MeasureDefinition(
          measureCode: "EFF-02",
          kind: .proportion,
          numeratorText: "reviewed within 12 months",
          denominatorText: "people with a care plan",
          multiplier: 100,
          unitOfMeasure: "%",
          better: .higher,
          frequency: .monthly
        )
      ),
      .measure(Measure(code: "SAF-04", name: "Days between falls")),
      .definition(
        MeasureDefinition(
          measureCode: "SAF-04",
          kind: .timeBetween,
          numeratorText: "days",
          unitOfMeasure: "days",
          better: .higher,
          frequency: .daily
        )
      ),
    ]
    _ = try store.plan(proposals).commit(reason: "Set up", actor: "tester")
    try Self.load(rows, into: "EFF-02", denominator: "d", store)
    try Self.load(
      "unit,period,n\nACM-1,2024-08-02,9\nCML-1,2024-08-07,12\n",
      into: "SAF-04",
      denominator: nil,
      store
    )
  }

  private static func load(
    _ rows: String,
    into measure: String,
    denominator: String?,
    _ store: QualityStore
  ) throws {
    let folder = try TemporaryFolder()
    let specification = LoadSpecification(
      path: try folder.write(rows),
      measure: .code(measure),
      unit: .column("unit"),
      period: "period",
      numerator: "n",
      denominator: denominator
    )
    _ = try store.planLoad(specification).commit(reason: "Load", actor: "tester")
  }
}

@Suite("Roll-up and drill-down")
struct RollUpTests {
  static let trust = #"qi.measure("EFF-02"):series { unit = "TRUST", roll_up = true }"#

  @Test("The trust's value comes from sums, and the card says how it was made")
  func series() throws {
    let demonstration = try MixedTrust().demonstration
    #expect(try demonstration.enter("string.format('%.4f', \(Self.trust)[-1].value)") == "90.4364")
    let card = try demonstration.enter(Self.trust)
    #expect(card.contains("summed up from the units below, by the structure of each period"))
    #expect(card.contains("latest Sep 2024: 90.44 % (2,487/2,750)"))
    #expect(card.contains(":drill()"))
  }

  @Test("A chart of a sum and its card say that it is one, and which of its periods lack units")
  func charts() throws {
    let whole = try MixedTrust().demonstration
    let said = "ummed up from the units below, by the structure of each period"
    #expect(
      try whole.enter("\(Self.trust):spc()").contains("made of        s\(said)")
    )
    #expect(try whole.enter("\(Self.trust):chart().svg").contains("S\(said)."))
    #expect(try whole.enter("\(Self.trust):chart { note = 'Ours' }.svg").contains("Ours"))
    let own = #"qi.measure("EFF-02"):series { unit = "CYP-1" }"#
    #expect(try !whole.enter("\(own):chart().svg").contains(said))
    #expect(try !whole.enter("\(own):spc()").contains(said))
    let lacking = try MixedTrust(isWhole: false).demonstration
    let card = try lacking.enter("\(Self.trust):spc()").split(whereSeparator: \.isWhitespace)
    #expect(card.joined(separator: " ").contains("in 1 period units lack figures: without a value"))
  }

  @Test("Fixture F2 in words: every unit went up and the whole went down, with the exact halves")
  func drill() throws {
    let demonstration = try MixedTrust().demonstration
    let card = try demonstration.enter("\(Self.trust):mix { from = '2024-08', to = '2024-09' }")
    #expect(
      card.hasPrefix("Care plans reviewed · The trust · Sep 2024 held against Aug 2024\n"),
      "\(card)"
    )
    #expect(card.contains("91.1 % before, 90.4 % now: −0.67."))
    #expect(card.contains("Of the change of −0.67, +1.62 is change within"), "\(card)")
    let plain = card.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      plain.contains(
        "Every unit went up and the whole went down: units with lower values have a larger share"
      ),
      "\(card)"
    )
    // What changed the whole most stands first.
    #expect(
      try demonstration.enter(
        "\(Self.trust):drill { at = '2024-09', since = '2024-08' }.parts[1].unit"
      ) == "CYP"
    )
    let sums = "d.within + d.mix - d.change"
    #expect(
      try demonstration.enter("d = \(Self.trust):drill() return math.abs(\(sums)) < 1e-12")
        == "true"
    )
  }

  @Test("A sum that lacks a unit has no value and says of how many; partial, it has one")
  func missing() throws {
    let demonstration = try MixedTrust(isWhole: false).demonstration
    #expect(try demonstration.enter("\(Self.trust)[-1].value") == "nil")
    let card = try demonstration.enter(Self.trust)
    #expect(card.contains("in 1 period units lack figures:"))
    let table = try demonstration.enter("\(Self.trust):from('2024-09'):table()")
    #expect(table.contains("1 of 5 units has no figure"), "\(table)")
    let partial = #"qi.measure("EFF-02"):series { unit = "TRUST", roll_up = true, partial = true }"#
    #expect(try demonstration.enter("\(partial)[-1].numerator == 2295") == "true")
    #expect(try demonstration.enter("\(partial):drill().missing[1]") == "ACM-1")
    #expect(
      try demonstration.enter("\(partial):drill()").contains("1 unit has no figure there: ACM-1.")
    )
  }

  @Test("A level gives the series of every unit of that kind, and the signal table of all measures")
  func levels() throws {
    let demonstration = try MixedTrust().demonstration
    #expect(
      try demonstration.enter("#qi.measure('EFF-02'):by_unit { level = 'directorate' }") == "5"
    )
    #expect(try demonstration.enter("#qi.measure('EFF-02'):by_unit { level = 'team' }") == "5")
    let card = try demonstration.enter("qi.measures:latest { level = 'trust' }")
    #expect(card.contains("by chance alone"), "\(card)")
    #expect(card.contains("1 series could not be summed up: SAF-04 TRUST."), "\(card)")
    #expect(try demonstration.enter("qi.measures:latest { level = 'trust' }.tested") == "1")
  }

  @Test("What does not add up is refused with the reason")
  func refusals() throws {
    let demonstration = try MixedTrust().demonstration
    let between = try #require(
      demonstration.failure(
        of: #"qi.measure("SAF-04"):series { unit = "TRUST", roll_up = true }"#
      )
    )
    #expect(between.message.contains("the times of 2 units do not add up"))
    #expect(between.kind == "roll_up")
    let own = try #require(
      demonstration.failure(of: #"qi.measure("EFF-02"):series { unit = "ACM-1" }:drill()"#)
    )
    #expect(own.message.contains("is not summed up"))
    let terms = try #require(
      demonstration.failure(of: #"qi.measure("EFF-02"):by_unit { restated = true }"#)
    )
    #expect(terms.message.contains("nothing is summed up without a level"))
  }
}
