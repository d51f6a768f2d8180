import Testing

@testable import Workbench

@Suite("Environment variables")
struct ScriptEnvironmentTests {
  @Test("A script reads the few that are listed and sees no other")
  func allowed() throws {
    let demonstration = try DemonstrationSession(isLoaded: false)
    demonstration.session.settings.environment = ScriptEnvironment(allowedOf: [
      "LANG": "en_GB.UTF-8", "TZ": "Europe/London", "USER": "ann", "HOME": "/home/ann",
      "PGPASSWORD": "secret", "PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "secret",
    ])
    #expect(ScriptEnvironment.names == ["HOME", "LANG", "TZ", "USER"])
    #expect(try demonstration.enter(#"os.getenv "LANG""#) == "en_GB.UTF-8")
    #expect(try demonstration.enter(#"os.getenv "TZ""#) == "Europe/London")
    #expect(try demonstration.enter(#"os.getenv "USER""#) == "ann")
    #expect(try demonstration.enter(#"os.getenv "HOME""#) == "/home/ann")
    for name in ["PGPASSWORD", "PATH", "AWS_SECRET_ACCESS_KEY", "TIDEMARK_STORE", "", "lang"] {
      #expect(try demonstration.enter("os.getenv \"\(name)\" == nil") == "true", "\(name)")
    }
    #expect(demonstration.failure(of: "os.getenv()")?.message.contains("string expected") == true)
  }
}
