import QualityModel
import Testing
import TestInputSupport

@Suite struct NearMissTests {
  @Test("Each single edit counts one, a swap of neighbours too")
  func distances() {
    #expect(NearMiss.distance("crofton", "crofton") == 0)
    #expect(NearMiss.distance("crofton", "Corfton") == 1)
    #expect(NearMiss.distance("SAF-01", "SAF-10") == 1)
    #expect(NearMiss.distance("SAF-01", "SAF01") == 1)
    #expect(NearMiss.distance("", "abc") == 3)
    #expect(NearMiss.distance("kitten", "sitting") == 3)
  }

  @Test(
    "The distance is the same both ways and obeys its bounds",
    arguments: 1...50 as ClosedRange<UInt64>
  )
  func bounds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func word() -> String {
      String(
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
          "abc".randomElement(using: &random) ?? "a"
        }
      )
    }
    for _ in 0..<50 {
      let (first, second) = (word(), word())
      let distance = NearMiss.distance(first, second)
      #expect(distance == NearMiss.distance(second, first), "seed \(seed): \(first) \(second)")
      #expect(distance >= abs(first.count - second.count), "seed \(seed): \(first) \(second)")
      #expect(distance <= max(first.count, second.count), "seed \(seed): \(first) \(second)")
      #expect((distance == 0) == (first == second), "seed \(seed): \(first) \(second)")
    }
  }

  @Test("Nothing is near to a text too long to be a name, nor is such a text near to a name")
  func tooLong() {
    let long = "falls" + String(repeating: "s", count: 200)
    #expect(NearMiss.candidates(for: long, among: ["falls", long]) == [])
    #expect(NearMiss.candidates(for: "falls", among: ["falls", long]) == ["falls"])
  }

  @Test("The nearest names come first, far ones not at all")
  func candidates() {
    let names = ["RF4", "R1H", "RF40", "RX1", "QQQ"]
    #expect(
      NearMiss.candidates(for: "rf4", among: names)
        == ["RF4", "RF40", "R1H"].filter { $0 != "R1H" }
    )
    #expect(
      NearMiss.candidates(for: "attendance", among: ["attendances", "breaches"]) == ["attendances"]
    )
    #expect(
      NearMiss.candidates(for: "SAF", among: ["SAF-01", "SAF-02", "EFF-01"]) == [
        "SAF-01", "SAF-02",
      ]
    )
    #expect(NearMiss.candidates(for: "", among: names).isEmpty)
  }

  @Test("Of a name of one or two letters only another case and a swap are meant")
  func short() {
    let names = ["S", "t", "m", "os", "io", "IO", "if", "or", "qi", "xs"]
    #expect(NearMiss.candidates(for: "s", among: names) == ["S"])
    #expect(NearMiss.candidates(for: "x", among: names).isEmpty)
    #expect(NearMiss.candidates(for: "iq", among: names) == ["qi"])
    #expect(NearMiss.candidates(for: "Io", among: names) == ["IO", "io"])
    #expect(NearMiss.candidates(for: "ot", among: names).isEmpty)
  }
}
