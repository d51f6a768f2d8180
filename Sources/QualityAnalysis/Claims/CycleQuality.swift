import QualityModel

/// What makes a test of a change worth its name, as far as records show it.
public enum CycleFeature: String, CaseIterable, Hashable, Sendable {
  /// A prediction was written down, of the tests that have begun.
  case predicted
  /// It says what was counted during the test, of the tests that have begun.
  case counted
  /// What happened is written down, of the tests that have ended.
  case observed
  /// There is a study and a prediction to hold it against, of the tests that have ended.
  case compared
  /// A decision was taken, of the tests that have ended.
  case decided
  /// It says which test it builds on, of the tests that were not the first.
  case linked
  /// Another test builds on it, of the tests that were to be adapted and were not the last.
  case followedUp = "followed_up"
}

/// How many of how many.
public struct CountOf: Hashable, Sendable {
  /// How many have it.
  public var count: Int
  /// How many could.
  public var of: Int

  /// Makes a count.
  public init(_ count: Int = 0, of: Int = 0) { (self.count, self.of) = (count, of) }

  /// Whether it is more than half.
  public var isMost: Bool { 2 * count > of }

  /// Adds two counts.
  public static func + (left: CountOf, right: CountOf) -> CountOf {
    CountOf(left.count + right.count, of: left.of + right.of)
  }
}

/// How well the tests of a project are made and written down.
///
/// Only tests that had begun by the day count. That a prediction was written before the test, and that a
/// study really speaks of the prediction, no record can show: the first is what its field says, the
/// second is in the words.
public struct CycleQuality: Sendable {
  /// The code of the project.
  public let project: String
  /// How many tests had begun.
  public let begun: Int
  /// How many of them had ended.
  public let ended: Int
  /// How many tests have each feature, of those that could.
  public let features: [CycleFeature: CountOf]
  /// Whether the first test was smaller than a whole unit; `nil` where its scale is not known.
  public let startsSmall: Bool?
  /// Whether a later test was larger than the first, and the last not smaller than it; `nil` with fewer
  /// than two tests of known scale.
  public let grows: Bool?
  /// What each test lacks, by its code, in the order of the tests; those that lack nothing are there too.
  public let lacking: [(cycle: String, features: [CycleFeature])]

  /// How many tests a thorough project has.
  public static let fewestThorough = 3

  /// Whether there are three tests or more, each predicted, counted, observed, studied and decided, and
  /// each after the first building on an earlier one.
  public var isThorough: Bool {
    begun >= Self.fewestThorough && lacking.allSatisfy { $0.features.isEmpty }
  }

  /// Looks at the tests of a project.
  ///
  /// - Parameters:
  ///   - project: The code of the project.
  ///   - cycles: Its tests that have begun, in their order.
  ///   - hasEnded: Whether a test has ended.
  init(_ project: String, _ cycles: [EntityRecord], hasEnded: (EntityRecord) -> Bool) {
    self.project = project
    begun = cycles.count
    ended = cycles.count(where: hasEnded)
    let builtOn = Set(cycles.compactMap { $0.text("previous") })
    var features: [CycleFeature: CountOf] = [:]
    var lacking: [(cycle: String, features: [CycleFeature])] = []
    for (place, cycle) in cycles.enumerated() {
      let isOver = hasEnded(cycle)
      let code = cycle.text("code") ?? ""
      var missing: [CycleFeature] = []
      for feature in CycleFeature.allCases {
        let answer: Bool? =
          switch feature {
          case .predicted: cycle["prediction"] != nil
          case .counted: cycle["measured"] != nil
          case .observed: isOver ? cycle["observed"] != nil : nil
          case .compared: isOver ? cycle["study"] != nil && cycle["prediction"] != nil : nil
          case .decided: isOver ? cycle["decision"] != nil : nil
          case .linked: place > 0 ? cycle["previous"] != nil : nil
          case .followedUp:
            isOver && cycle.text("decision") == "adapt" && place < cycles.count - 1
              ? builtOn.contains(code) : nil
          }
        guard let answer else { continue }
        features[feature, default: CountOf()].of += 1
        if answer {
          features[feature, default: CountOf()].count += 1
        } else {
          missing.append(feature)
        }
      }
      lacking.append((code, missing))
    }
    self.features = features
    self.lacking = lacking
    let scales = cycles.map { cycle in
      cycle.text("scale").flatMap { Vocabulary.testScale.texts.firstIndex(of: $0) }
    }
    startsSmall = (scales.first ?? nil).map { $0 < Self.wholeUnit }
    let known = scales.compactMap(\.self)
    if let first = known.first, let last = known.last, known.count > 1 {
      grows = known.contains { $0 > first } && last >= first
    } else {
      grows = nil
    }
  }

  /// The place of the scale of a whole unit among the scales.
  private static let wholeUnit = Vocabulary.testScale.texts.firstIndex(of: "one_unit") ?? 0
}

/// How well the tests of a portfolio are made: what each project's come to together.
public struct CycleQualitySum: Sendable {
  /// Tests that had begun, and those of them that had ended.
  public let cycles: (begun: Int, ended: Int)
  /// How many tests have each feature, of those that could.
  public let features: [CycleFeature: CountOf]
  /// Projects whose first test was small, of those where that is known.
  public let startsSmall: CountOf
  /// Projects whose tests grew, of those with two tests or more of known scale.
  public let grows: CountOf
  /// Projects whose tests are written down in full, of those that have tests.
  public let thorough: CountOf

  /// Adds up the tests of several projects.
  public init(_ projects: [CycleQuality]) {
    cycles = (
      projects.reduce(0) { $0 + $1.begun }, projects.reduce(0) { $0 + $1.ended }
    )
    features = projects.reduce(into: [:]) { sum, project in
      sum.merge(project.features, uniquingKeysWith: +)
    }
    let small = projects.compactMap(\.startsSmall)
    startsSmall = CountOf(small.count { $0 }, of: small.count)
    let growing = projects.compactMap(\.grows)
    grows = CountOf(growing.count { $0 }, of: growing.count)
    let tested = projects.filter { $0.begun > 0 }
    thorough = CountOf(tested.count(where: \.isThorough), of: tested.count)
  }
}

extension ImprovementEvidence {
  /// How well the tests of a project are made; of one without tests too.
  public func cycleQuality(of code: String) -> CycleQuality {
    CycleQuality(code, cycles(of: code), hasEnded: hasEnded)
  }

  /// How well the tests of every open project are made, in the order of their codes.
  public var cycleQualities: [CycleQuality] {
    portfolio.open.map { cycleQuality(of: portfolio.projects[$0].code) }
  }
}
