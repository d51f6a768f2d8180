/// Fixture F1: physical violence incidents per month on Crofton Ward, April 2020 to September 2024.
///
/// A synthetic series of the project's domain study. Safety huddles start after the first 24
/// months.
enum CroftonWard {
  static let values: [Double] = [
    9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12, 11, 12, 12, 15, 11, 7, 8, 7, 15, 9, 12,
    14, 9, 11, 5, 5, 9, 5, 9, 3, 10, 5, 7, 8, 8, 3, 7, 9, 4, 9, 6, 5, 4, 2, 8, 3, 3, 6, 2, 5, 5,
  ]
  static let baselineCount = 24
}
