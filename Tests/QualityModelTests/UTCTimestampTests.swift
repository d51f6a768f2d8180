import QualityModel
import Testing

@Suite struct UTCTimestampTests {
  @Test("A timestamp reads back from its text, before 1970 too")
  func roundTrip() {
    for text in ["2026-11-21T00:40:59Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z"] {
      #expect(UTCTimestamp(iso: text)?.description == text)
    }
    #expect(UTCTimestamp(iso: "1969-12-31T23:59:59Z")?.secondsSince1970 == -1)
    #expect(UTCTimestamp(iso: "1969-12-31T23:59:59Z")?.day.description == "1969-12-31")
  }

  @Test(
    "Anything but a whole second of universal time is refused",
    arguments: [
      "2026-11-21T00:40:59", "2026-11-21 00:40:59Z", "2026-11-21T24:00:00Z",
      "2026-02-30T00:00:00Z", "2026-11-21T00:60:00Z",
    ]
  )
  func refused(text: String) {
    #expect(UTCTimestamp(iso: text) == nil)
  }
}
