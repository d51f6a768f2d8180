import SPCCore

/// The outline of a mark in a raster, the same as the character that the legend shows.
struct MarkShape {
  enum Outline {
    case disc, diamond, square, triangleUp, triangleDown
  }

  /// What a place around the middle of a mark is.
  enum Cover {
    case ink, hollow, outside
  }

  let outline: Outline
  /// The share of the shape that stays empty in its middle: excluded points are hollow.
  private let hollow: Double
  /// A dot in the hollow.
  private let hasCore: Bool

  init(_ symbol: MarkSymbol) {
    switch symbol {
    case .category(let category): (outline, hollow, hasCore) = (Self.outline(category), 0, false)
    case .excluded(let category): (outline, hollow, hasCore) = (Self.outline(category), 0.55, false)
    case .betweenLimits: (outline, hollow, hasCore) = (.disc, 0.65, true)
    case .leadingBar, .otherBar: (outline, hollow, hasCore) = (.square, 0, false)
    case .cumulativeShare, .gap: (outline, hollow, hasCore) = (.disc, 0, false)
    }
  }

  private static func outline(_ category: PointCategory) -> Outline {
    switch category {
    case .commonCause: .disc
    case .improvement: .diamond
    case .concern: .square
    case .neutralHigh: .triangleUp
    case .neutralLow: .triangleDown
    }
  }

  /// What lies so many radii across and down from the middle.
  func covers(_ across: Double, _ down: Double) -> Cover {
    guard contains(across, down) else { return .outside }
    guard hollow > 0, contains(across / hollow, down / hollow) else { return .ink }
    return hasCore && contains(across / 0.3, down / 0.3) ? .ink : .hollow
  }

  private func contains(_ across: Double, _ down: Double) -> Bool {
    switch outline {
    case .disc: across * across + down * down <= 1
    case .diamond: across.magnitude + down.magnitude <= 1.25
    case .square: max(across.magnitude, down.magnitude) <= 0.9
    case .triangleUp: down <= 0.9 && across.magnitude <= (down + 1.1) * 0.6
    case .triangleDown: down >= -0.9 && across.magnitude <= (1.1 - down) * 0.6
    }
  }
}
