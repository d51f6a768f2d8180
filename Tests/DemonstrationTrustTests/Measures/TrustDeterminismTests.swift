import QualityModel
import Testing

@testable import DemonstrationTrust

@Suite("The trust is the same for the same seed")
struct TrustDeterminismTests {
  @Test("The same seed makes the same trust, another seed another")
  func same() throws {
    let usual = digest(TrustReader.usual.trust)
    print("digest of the usual trust: \(String(usual, radix: 16))")
    #expect(digest(try DemonstrationTrust(seed: DemonstrationTrust.usualSeed)) == usual)
    #expect(digest(TrustReader.other.trust) != usual)
  }

  @Test("The usual trust is the same in every process and on every platform")
  func pinned() {
    // Changes with every change to what is drawn; never from one run to the next.
    #expect(digest(TrustReader.usual.trust) == 0xf140_4096_09ae_f394)
  }

  @Test("Every truth can be planted under every seed that was tried")
  func seeds() throws {
    // 125 and 134 once failed: occupancy follows from the bed days and cannot be drawn again alone.
    for seed in [3, 125, 134] as [UInt64] {
      #expect(throws: Never.self, "seed \(seed)") { try DemonstrationTrust(seed: seed) }
    }
  }

  /// FNV-1a over everything the trust gives, as text.
  private func digest(_ trust: DemonstrationTrust) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    for unit in trust.units {
      add(
        [unit.code, unit.name, unit.kind.rawValue, unit.parentCode ?? "-"].joined(separator: "|")
      )
      add("\(unit.opened?.description ?? "-")|\(unit.closed?.description ?? "-")")
    }
    for record in trust.organisationRecords {
      add(record.entity.name)
      for value in record.values { add(value?.text ?? "-") }
    }
    for (measure, definitions) in trust.measures {
      add(measure.code + measure.name)
      for definition in definitions {
        add("\(definition.version)|\(definition.numeratorText)|\(definition.multiplier)")
        add(definition.kind.rawValue + definition.better.rawValue + definition.frequency.rawValue)
      }
    }
    for target in trust.targets { add("\(target.measureCode)|\(target.value)|\(target.source)") }
    for phase in trust.phases { add("\(phase.measureCode)|\(phase.from)|\(phase.reason)") }
    for note in trust.annotations { add("\(note.measureCode)|\(note.date)|\(note.text)") }
    func add(_ row: ObservationRow) {
      let figure = row.observation
      add(row.unitCode)
      add(figure.missingReason ?? figure.status.rawValue)
      // Every figure is a whole number.
      add(
        "\(figure.period.dayNumber) \(Int(figure.numerator ?? -1)) \(Int(figure.denominator ?? -1))"
      )
    }
    for measure in trust.observations {
      add(measure.measureCode)
      for row in measure.rows { add(row) }
    }
    for revision in trust.revisions {
      add(revision.measureCode + revision.knownOn.description)
      for row in revision.rows { add(row) }
    }
    return hash
  }
}
