import Foundation
import Testing
import TestInputSupport

/// One reference case: what a peer was given and what it answered.
struct GoldenCase: CustomTestStringConvertible {
  typealias Row = [String: String]

  let name: String
  private let folder: URL

  init(_ name: String) throws {
    self.name = name
    folder = try #require(SharedFolder.url).appendingPathComponent("golden/cases/\(name)")
  }

  /// The names of all cases that start with a prefix; empty where the shared folder is absent.
  static func names(startingWith prefix: String) -> [String] {
    guard let cases = SharedFolder.url?.appendingPathComponent("golden/cases"),
      let names = try? FileManager.default.contentsOfDirectory(atPath: cases.path)
    else { return [] }
    return names.filter { $0.hasPrefix(prefix) }.sorted()
  }

  var testDescription: String { name }

  /// The contents of `case.json`.
  func description() throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  func parameters() throws -> [String: Any] {
    try description()["params"] as? [String: Any] ?? [:]
  }

  /// Whether the peer answered with an error.
  func expectsError() throws -> Bool { try description()["expected_error"] is String }

  func input() throws -> [Row] { try rows("input.csv") }
  func expected() throws -> [Row] { try rows("expected.csv") }
  func summary() throws -> [Row] { try rows("summary.csv") }

  private func rows(_ file: String) throws -> [Row] {
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false)
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return Row(uniqueKeysWithValues: zip(header, fields).map { (String($0), String($1)) })
    }
  }
}

extension GoldenCase.Row {
  /// The number in a column: NaN where it is empty, absent or NaN.
  func number(_ column: String) -> Double { self[column].flatMap(Double.init) ?? .nan }

  /// The whole number in a column; nil where it is empty or absent.
  func integer(_ column: String) -> Int? { self[column].flatMap(Int.init) }
}

/// Whether two figures agree as the reference cases ask: to 10⁻⁹ of their size or 10⁻¹² outright;
/// NaN agrees with NaN.
func agree(_ ours: Double, _ theirs: Double) -> Bool {
  if ours.isNaN || theirs.isNaN { return ours.isNaN && theirs.isNaN }
  let difference = (ours - theirs).magnitude
  return difference <= 1e-12 || difference <= 1e-9 * max(ours.magnitude, theirs.magnitude)
}
