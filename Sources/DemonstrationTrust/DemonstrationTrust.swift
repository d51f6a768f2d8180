public import QualityModel

/// A synthetic trust, made whole from one seed: nobody in it exists.
///
/// It is a value that a store can be filled from through the ordinary plans and loads. What is planted
/// in it is known by how it is made and is written down nowhere in it: who looks must find it in the
/// figures.
public struct DemonstrationTrust: Sendable {
  /// The seed it was made from.
  public let seed: UInt64

  let organisation: Organisation
  let figures: TrustFigures

  /// The seed of the trust that the manual and the examples speak of.
  public static let usualSeed: UInt64 = 20_240_930

  /// The first day that figures are about: 1 April 2020.
  public static let firstDay = Organisation.firstDay

  /// The day everything is looked at, the last day that figures are about: 30 September 2024.
  public static let lastDay = Organisation.lastDay

  /// Makes the trust.
  ///
  /// - Parameter seed: Anything; the same seed makes the same trust, to the last figure.
  /// - Throws: ``TruthNotPlanted`` where something that is planted cannot be seen in the figures,
  ///   however often they are drawn.
  public init(seed: UInt64 = usualSeed) throws(TruthNotPlanted) {
    self.seed = seed
    organisation = Organisation(seed: seed)
    figures = try TrustFigures(seed: seed, organisation: organisation)
  }

  /// The units of the tree, each after the one above it: the trust, its directorates, services, and
  /// wards, teams and clinics.
  public var units: [OrganisationUnit] { organisation.units }

  /// The records about the units: sites, locations, placements and successions.
  public var organisationRecords: [EntityRecord] { organisation.records }
}
