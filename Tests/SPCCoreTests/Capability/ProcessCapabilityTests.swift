import Testing

@testable import SPCCore
import TestInputSupport

@Suite("Process capability")
struct ProcessCapabilityTests {
  /// The piston rings of qcc: ours with its sigma given, since it divides by d2(5) rounded to 2.326.
  @Test(
    "Every index and interval of qcc's processCapability",
    .enabled(
      if: SharedFolder.isPresent,
      "the shared folder with reference cases is not beside this checkout"
    )
  )
  func golden() throws {
    let golden = try GoldenCase("qcc_capability_pistonrings")
    let subgroups = try golden.input().map { row in (1...5).map { row.number("v\($0)") } }
    let summary = try #require(try golden.summary().first)
    var specification = CapabilitySpecification(lower: 73.95, upper: 74.05, target: 74)
    let own = try ProcessCapability(subgroups: subgroups, specification: specification)
    let theirs = summary.number("std_dev")
    #expect(agree(own.sigma, theirs * 2.326 / ControlChartConstants.d2(5)))
    specification.sigma = theirs
    let capability = try ProcessCapability(subgroups: subgroups, specification: specification)
    #expect(agree(capability.centre, summary.number("center")))
    #expect(capability.count == 125)
    // The package rounds these to 0; SciPy has:
    let (below, above) = (capability.expectedShareBelow, capability.expectedShareAbove)
    #expect(isClose(try #require(below), 8.474_341_807_271_757e-8, relative: 1e-10))
    #expect(isClose(try #require(above), 3.024_308_746_326_582_6e-7, relative: 1e-10))
    #expect(capability.observedShareBelow == summary.number("obs_below"))
    #expect(capability.observedShareAbove == summary.number("obs_above"))

    let rows = try golden.expected()
    #expect(rows.count == 10)
    // Its intervals of the one-sided indices leave 5 % out on each side, under the headings 2.5 %
    // and 97.5 %; ours leave out 2.5 %. At a confidence of 90 % ours are its.
    specification.confidence = 0.9
    let narrower = try ProcessCapability(subgroups: subgroups, specification: specification)
    let overall = try #require(capability.overall)
    let narrowerOverall = try #require(narrower.overall)
    let ours: [(String, CapabilityIndex?)] = [
      ("Cp", capability.within.potential), ("Cp_l", narrower.within.lower),
      ("Cp_u", narrower.within.upper), ("Cp_k", capability.within.actual),
      ("Cpm", capability.within.targeted), ("Pp", overall.potential),
      ("Pp_l", narrowerOverall.lower), ("Pp_u", narrowerOverall.upper),
      ("Pp_k", overall.actual), ("Ppm", overall.targeted),
    ]
    for (row, (name, index)) in zip(rows, ours) {
      let index = try #require(index)
      #expect(row["index"] == name)
      #expect(agree(index.value, row.number("Value")), "\(name)")
      // Its Cpm and Ppm: see below.
      guard !name.hasSuffix("m") else { continue }
      #expect(agree(index.lower, row.number("2.5%")), "\(name): \(index)")
      #expect(agree(index.upper, row.number("97.5%")), "\(name): \(index)")
    }
    // Cpk is one of the two, so its interval is that one's.
    #expect(capability.within.upper == capability.within.actual)

    // Boyles has n (1 + δ²)² ÷ (1 + 2 δ²) degrees of freedom; the package leaves out the square.
    for (row, sigma) in [(rows[4], theirs), (rows[9], capability.overallSigma)] {
      let offset = (capability.centre - 74) / sigma
      let degrees = 125 * (1 + offset * offset) / (1 + 2 * offset * offset)
      let distribution = ChiSquaredDistribution(degreesOfFreedom: degrees)
      let lower = (distribution.quantile(0.025) / degrees).squareRoot()
      let upper = (distribution.quantile(0.975) / degrees).squareRoot()
      #expect(agree(row.number("Value") * lower, row.number("2.5%")))
      #expect(agree(row.number("Value") * upper, row.number("97.5%")))
    }
    let targeted = try #require(capability.within.targeted)
    #expect(agree(targeted.lower, 1.481_617_743_960_875))  // SciPy; 1.480113 in the package
    #expect(agree(targeted.upper, 1.900_285_207_401_270_6))  // SciPy; 1.901786 in the package
  }

  @Test("Indices worked out by hand")
  func byHand() throws {
    let capability = try ProcessCapability(
      values: [8, 10, 12, 14, 11],
      specification: CapabilitySpecification(lower: 5, upper: 20, target: 11, sigma: 2)
    )
    #expect(capability.centre == 11 && capability.count == 5)
    #expect(capability.within.potential?.value == 1.25)
    #expect(capability.within.lower?.value == 1)
    #expect(capability.within.upper?.value == 1.5)
    #expect(capability.within.actual.value == 1)
    #expect(capability.within.targeted?.value == 1.25)
    #expect(capability.overallSigma == 5.0.squareRoot())
    #expect(agree(try #require(capability.overall).actual.value, 2 / 5.0.squareRoot()))
    // Without a target the middle is aimed at: 12.5, ¾ sigma away, and 1.25 ÷ 1.25 = 1.
    let middle = try ProcessCapability(
      values: [8, 10, 12, 14, 11],
      specification: CapabilitySpecification(lower: 5, upper: 20, sigma: 2)
    )
    #expect(middle.target == 12.5)
    #expect(middle.within.targeted?.value == 1)
  }

  @Test("A one-sided specification has only the indices of its side")
  func oneSided() throws {
    let values = [3.0, 5, 4, 6]
    let upper = try ProcessCapability(
      values: values,
      specification: CapabilitySpecification(upper: 9)
    )
    #expect(upper.within.potential == nil && upper.within.lower == nil)
    #expect(upper.within.targeted == nil && upper.target == nil)
    #expect(upper.within.actual == upper.within.upper)
    #expect(upper.expectedShareBelow == nil && upper.observedShareBelow == nil)
    #expect(upper.observedShareAbove == 0)
    let lower = try ProcessCapability(
      values: values,
      specification: CapabilitySpecification(lower: 4)
    )
    #expect(lower.within.upper == nil && lower.within.actual == lower.within.lower)
    // On the limit is within it.
    #expect(lower.observedShareBelow == 0.25)
  }

  @Test("Without variation there is no capability; with a given sigma there is, but none overall")
  func constant() throws {
    var specification = CapabilitySpecification(lower: 0, upper: 10)
    #expect(throws: CapabilityError.sigmaNotPositive(0)) {
      try ProcessCapability(values: [4, 4, 4], specification: specification)
    }
    specification.sigma = 1
    let capability = try ProcessCapability(values: [4, 4, 4], specification: specification)
    #expect(capability.overall == nil && capability.overallSigma == 0)
    #expect(agree(capability.within.actual.value, 4.0 / 3))
  }

  @Test("A single value tells no sigma; with one given its indices have no intervals")
  func single() throws {
    var specification = CapabilitySpecification(lower: 0, upper: 10)
    do {
      _ = try ProcessCapability(values: [4], specification: specification)
      Issue.record("no error")
    } catch CapabilityError.sigmaNotPositive(let sigma) {
      #expect(sigma.isNaN)
    }
    specification.sigma = 1
    let capability = try ProcessCapability(values: [.nan, 4], specification: specification)
    #expect(capability.count == 1 && capability.overall == nil)
    #expect(capability.within.actual.value == 4.0 / 3)
    #expect(capability.within.actual.lower.isNaN && capability.within.actual.upper.isNaN)
    #expect(capability.within.potential?.lower.isNaN == true)
  }

  @Test("Missing values do not count, and take away the ranges beside them")
  func missing() throws {
    let specification = CapabilitySpecification(lower: 0, upper: 10)
    let values = try ProcessCapability(values: [3, 5, .nan, 9, 8], specification: specification)
    #expect(values.count == 4 && values.centre == 6.25)
    #expect(agree(values.sigma, 1.5 * Double.pi.squareRoot() / 2))
    let subgroups = try ProcessCapability(
      subgroups: [[3, .nan, 5], [.nan], [9, 8], [7]],
      specification: specification
    )
    #expect(subgroups.count == 5)
    #expect(agree(subgroups.sigma, 1.5 * Double.pi.squareRoot() / 2))
    let single = try ProcessCapability(
      subgroups: [[3], [5], [], [9], [8]],
      specification: specification
    )
    #expect(single.sigma == values.sigma)
  }

  @Test("Subgroups of more than 25 values are pooled")
  func pooled() throws {
    // Two subgroups of 26, each 13 times −1 and 13 times 1 around its own mean.
    let first = (0..<26).map { $0 % 2 == 0 ? 1.0 : 3 }
    let second = first.map { $0 + 10 }
    let capability = try ProcessCapability(
      subgroups: [first, second],
      specification: CapabilitySpecification(upper: 30)
    )
    let pooled = (52.0 / 50).squareRoot()
    #expect(agree(capability.sigma, pooled / ControlChartConstants.c4(51)))
    #expect(capability.overallSigma > 4)
  }

  @Test("What cannot be computed is refused with the facts")
  func errors() {
    func error(
      _ values: [Double],
      _ specification: CapabilitySpecification
    ) -> CapabilityError? {
      do {
        _ = try ProcessCapability(values: values, specification: specification)
        return nil
      } catch { return error }
    }
    let plain = CapabilitySpecification(lower: 0, upper: 10)
    #expect(error([], plain) == .noValues)
    #expect(error([.nan], plain) == .noValues)
    #expect(error([1, -.infinity], plain) == .notFinite(index: 1, value: -.infinity))
    #expect(error([1e308, 1e308, 1e307], plain) == .magnitudeTooLarge)
    #expect(
      error([1, 2], CapabilitySpecification(lower: -1e308, upper: 1e308)) == .magnitudeTooLarge
    )
    #expect(error([1, 2], CapabilitySpecification()) == .noSpecificationLimit)
    #expect(
      error([1, 2], CapabilitySpecification(lower: -.infinity))
        == .specificationLimitNotFinite(-.infinity)
    )
    #expect(
      error([1, 2], CapabilitySpecification(lower: 3, upper: 3))
        == .specificationLimitsOutOfOrder(lower: 3, upper: 3)
    )
    #expect(
      error([1, 2], CapabilitySpecification(lower: 3, target: .infinity))
        == .targetNotFinite(.infinity)
    )
    #expect(
      error([1, 2], CapabilitySpecification(lower: 3, confidence: 1)) == .confidenceOutOfRange(1)
    )
    #expect(error([1, 2], CapabilitySpecification(lower: 3, sigma: 0)) == .sigmaNotPositive(0))
    #expect(throws: CapabilityError.notFinite(index: 1, value: .infinity)) {
      try ProcessCapability(subgroups: [[1, 2], [3, .infinity]], specification: plain)
    }
  }

  @Test("Mirrored values swap the sides, and another unit changes no index")
  func symmetries() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      var values = random.wholeNumbers(count: random.integer(in: 3...60), missingShare: 4)
      (values[0], values[1]) = (100, 103)
      let specification = CapabilitySpecification(lower: 64, upper: 160, target: 110)
      let ours = try ProcessCapability(values: values, specification: specification)
      let mirrored = try ProcessCapability(
        values: values.map { -$0 },
        specification: CapabilitySpecification(lower: -160, upper: -64, target: -110)
      )
      #expect(ours.within.lower == mirrored.within.upper, "seed \(seed)")
      #expect(ours.within.actual == mirrored.within.actual, "seed \(seed)")
      #expect(ours.within.targeted == mirrored.within.targeted, "seed \(seed)")
      #expect(ours.observedShareBelow == mirrored.observedShareAbove, "seed \(seed)")
      let scaled = try ProcessCapability(
        values: values.map { $0 * 4 },
        specification: CapabilitySpecification(lower: 256, upper: 640, target: 440)
      )
      #expect(ours.within == scaled.within, "seed \(seed)")
      let potential = try #require(ours.within.potential)
      #expect(ours.within.actual.value <= potential.value, "seed \(seed)")
      #expect(potential.lower < potential.value && potential.value < potential.upper)
    }
  }

  @Test("Of 600 stable processes' intervals about 95 % hold the true index")
  func coverage() throws {
    // Mean 1, sigma 2, limits −5 and 9, target 2: Cp = 7 ÷ 6, Cpu = 8 ÷ 6, Cpl = Cpk = 1, and
    // δ² = ¼, so that Cpm = 7 ÷ 6 ÷ √1.25.
    let truth = [7.0 / 6, 1, 8.0 / 6, 1, 7.0 / 6 / 1.25.squareRoot()]
    var normal = NormalGenerator(seed: 7)
    var held = [0, 0, 0, 0, 0]
    for _ in 0..<600 {
      let capability = try ProcessCapability(
        values: (0..<40).map { _ in 1 + 2 * normal.next() },
        specification: CapabilitySpecification(lower: -5, upper: 9, target: 2)
      )
      let overall = try #require(capability.overall)
      let indices = [
        overall.potential, overall.lower, overall.upper, overall.actual, overall.targeted,
      ]
      for (place, index) in indices.enumerated() {
        let index = try #require(index)
        if index.lower <= truth[place] && truth[place] <= index.upper { held[place] += 1 }
      }
    }
    let shares = held.map { Double($0) / 600 }
    // Three standard errors of a share are 2.7 %.
    #expect(shares.allSatisfy { ($0 - 0.95).magnitude < 0.03 }, "\(shares), seed 7")
    print("capability: coverage of Cp, Cpl, Cpu, Cpk, Cpm: \(shares)")
  }
}
