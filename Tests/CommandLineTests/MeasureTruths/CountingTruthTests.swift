import Testing

@testable import DemonstrationTrust

/// M03, M04, M13, M19 and M21: what comes from how figures are made and put together.
@Suite("Shipped analyses tell counting from care")
struct CountingTruthTests {
  private static let seams = Result { try TrustStore.minute("counting_or_care") }

  private var places: TrustPlaces { TrustStore.places }

  @Test("M03: one total fell while all five directorates rose, and the means of percentages rose")
  func mixShift() throws {
    let minute = try TrustStore.minute("against_its_parts")
    let directorates = Minute.units(minute.items)
    #expect(Set(directorates) == ["ACM", "CML", "CYP", "FPH", "OPC"])
    #expect(directorates.count == 5)
    let heads = minute.paragraphs.filter { $0.contains(" from Mar 2023 to Sep 2024.") }
    #expect(heads.count == 1)
    #expect(heads[0].contains("(EFF-02)") && heads[0].contains("91.11 to 90.44 %"), "\(heads)")
    #expect(minute.text.contains("Change within the parts +1.62, change of their shares -2.30."))
    // What averaging percentages would have reported.
    #expect(minute.text.contains("went from 92.0 to 93.4 and is not the value of the whole."))
  }

  @Test("M04: two measures changed because people are asked by text message; neither got worse")
  func textMessages() throws {
    let phases = try Self.seams.get().items(
      under: "Phases that people decided"
    )
    #expect(Minute.codes(phases).map(\.first) == ["EXP-01", "EXP-02"])
    for phase in phases {
      #expect(phase.contains("from May 2021"))
      #expect(phase.contains("text message") && phase.contains("(Quality committee)"))
    }
    // Held against the limits of before, experience would have deteriorated for 41 months.
    #expect(phases[0].contains("limits from before would call special cause: 41 concern;"))
    #expect(!phases[0].contains("own: 41") && !phases[0].hasSuffix("concern."))
  }

  @Test("M13: one definition has a second version; joined it is a step, apart nothing")
  func redefinition() throws {
    let versions = try Self.seams.get().items(under: "New versions")
    #expect(Minute.codes(versions).map(\.first) == ["ACC-08"])
    #expect(versions[0].contains("from Apr 2023"))
    #expect(versions[0].contains("limits from before would call special cause: 18 concern;"))
    #expect(versions[0].hasSuffix("limits of their own: nothing."))
  }

  @Test("M19: the ward that took over another has a phase of its own, and no step")
  func merger() throws {
    let mergers = try Self.seams.get().items(under: "Units that took over")
    #expect(mergers.count == 1)
    #expect(Minute.codes(mergers) == [["SAF-09", places.mergedInto, places.mergedWard]])
    #expect(mergers[0].contains("from Oct 2022"))
    #expect(mergers[0].contains("concern; limits of their own: nothing."))
  }

  @Test("M21: three spreadsheets count the same as SAF-01 and from 18 to 60 per cent more")
  func spreadsheets() throws {
    let minute = try TrustStore.minute("same_thing_twice", "measure=SAF-01M")
    var more: [String: Int] = [:]
    for item in minute.items {
      let code = try #require(Minute.codes([item])[0].first)
      let percent = try #require(item.firstMatch(of: /, ([+-]\d+) %/))
      more[code] = Int(percent.output.1)
    }
    #expect(Set(more.keys) == ["SAF-01", "LOC-88", "LOC-91", "LOC-97"])
    #expect(more["SAF-01"] == 0)
    for code in ["LOC-88", "LOC-91", "LOC-97"] {
      #expect((18...60).contains(try #require(more[code])), "\(more)")
    }
  }
}
