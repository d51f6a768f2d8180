import ChartRendering
import Testing
import TestInputSupport

@Suite("Values as they are written")
struct ValueFormatTests {
  @Test(
    "A value is rounded half away from zero from its shortest decimal",
    arguments: [
      (2.675, 2, "2.68"), (1.005, 2, "1.01"), (0.5, 0, "1"), (-0.5, 0, "−1"), (2.5, 0, "3"),
      (9.995, 2, "10.00"), (99.95, 1, "100.0"), (0.0004, 3, "0.000"), (-0.0004, 3, "0.000"),
      (11.1667, 4, "11.1667"), (-2.65, 1, "−2.7"), (1e-5, 5, "0.00001"), (123.0, 2, "123.00"),
      (0, 1, "0.0"), (-0.0, 1, "0.0"), (0.1 + 0.2, 2, "0.30"),
      (.leastNonzeroMagnitude, 2, "5e−324"),
    ]
  )
  func rounding(value: Double, decimals: Int, expected: String) {
    #expect(ValueFormat(decimals: decimals).text(value) == expected)
  }

  @Test("Thousands stand apart and large numbers get a unit")
  func large() {
    let format = ValueFormat()
    #expect(format.text(1_234) == "1,234")
    #expect(format.text(999) == "999")
    #expect(format.text(9_999_999) == "9,999,999")
    #expect(format.text(12_345_678) == "12.35m")
    #expect(format.text(2.5e9) == "2.50bn")
    #expect(format.text(-2.5e12) == "−2.50tn")
    #expect(format.text(1.25e18) == "1.25e18")
    #expect(format.text(9.999e18) == "1e19")
    #expect(format.text(.greatestFiniteMagnitude) == "1.8e308")
  }

  @Test("Without decimals a whole number has none and any other three figures")
  func automatic() {
    let format = ValueFormat()
    #expect(format.text(5) == "5")
    #expect(format.text(11.1667) == "11.2")
    #expect(format.text(0.01234) == "0.0123")
    #expect(format.text(1_234.5) == "1,235")
  }

  @Test("A fraction is shown as a percentage and a suffix follows at once")
  func percentage() {
    #expect(ValueFormat.percentage().text(0.874) == "87.4%")
    #expect(ValueFormat.percentage(decimals: 0).text(0.07) == "7%")
    #expect(ValueFormat(decimals: 0, suffix: " days").text(12) == "12 days")
  }

  @Test("A missing or infinite value is no value")
  func missing() {
    #expect(ValueFormat().text(.nan) == "no value")
    #expect(ValueFormat().text(.infinity) == "no value")
  }

  @Test("A factor that would lose or turn the values is taken as 1")
  func factors() {
    for factor in [0, -100, .nan, .infinity] {
      #expect(ValueFormat(factor: factor).factor == 1)
    }
  }

  @Test("Every number with so many decimals is within half a unit of what it writes")
  func nearness() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let decimals = Int.random(in: 0...6, using: &random)
      let value = Double.random(in: -50_000...50_000, using: &random)
      let text = ValueFormat(decimals: decimals).text(value)
      let plain = text.replacing("−", with: "-").replacing(",", with: "")
      let unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
      let written = Double(plain) ?? .nan
      #expect((written - value).magnitude <= unit / 2 * 1.000001, "\(value) as \(text), seed 11")
    }
  }
}
