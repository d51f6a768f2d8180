import QualityModel

/// The ways of working that projects are registered under.
enum Methods {
  private struct Method {
    let code: String
    let name: String
    let fits: String
    var needs: (family: Bool, standards: Bool, approval: Bool) = (false, false, false)
    /// The kind of problem it is recommended for.
    let problem: String
  }

  private static let all = [
    Method(
      code: "MFI",
      name: "Model for Improvement",
      fits: "A cause that is not clear, and many parts that act on one another",
      needs: (true, false, false),
      problem: "wicked"
    ),
    Method(
      code: "RIAP",
      name: "Rapid improvement action plan",
      fits: "A duty, or a danger with a known remedy",
      problem: "safety_must_do"
    ),
    Method(
      code: "JDI",
      name: "Just do it",
      fits: "A small change that is known to work and can be undone",
      problem: "known_solution"
    ),
    Method(
      code: "CA",
      name: "Clinical audit",
      fits: "A standard, and the question whether we meet it",
      needs: (false, true, false),
      problem: "compliance_gap"
    ),
    Method(
      code: "SE",
      name: "Service evaluation",
      fits: "The question what a service achieves",
      problem: "evaluate_existing"
    ),
    Method(
      code: "RES",
      name: "Research",
      fits: "Something to be found out that holds elsewhere too",
      needs: (false, false, true),
      problem: "new_knowledge"
    ),
    Method(
      code: "RIO",
      name: "RiO transformation",
      fits: "A need that lies in the record system or in how it is set up",
      problem: "record_system"
    ),
    Method(
      code: "SD",
      name: "Service development",
      fits: "A service that is to be made anew in one place",
      problem: "redesign"
    ),
    Method(
      code: "FT",
      name: "Fundamental transformation",
      fits: "A pathway across services that is to be made anew",
      problem: "redesign"
    ),
  ]

  /// The methods other than the usual one that projects are registered under.
  static let unusual = ["RIAP", "RIAP", "JDI", "RIO", "SD", "SD", "FT"]

  /// The kind of problem that a method is recommended for.
  static func problem(for method: String) -> String {
    all.first { $0.code == method }?.problem ?? "wicked"
  }

  /// The records.
  static var records: [EntityRecord] {
    all.map { method in
      EntityRecord(
        .method,
        [
          "code": .text(method.code), "name": .text(method.name), "fits": .text(method.fits),
          "requires_family": .truth(method.needs.family),
          "requires_standards": .truth(method.needs.standards),
          "requires_approval": .truth(method.needs.approval),
        ]
      )
    }
  }
}
