extension Subject {
  /// The services that a measure belongs to, by the starts of their codes; any service for others.
  private static let services: [String: [String]] = [
    "SAF-03": ["ACM", "FPH", "CYP"], "SAF-05": ["ACM", "FPH", "CYP"],
    "SAF-06": ["ACM", "FPH", "CYP"], "SAF-07": ["ACM", "FPH", "CYP"], "SAF-08": ["ACM", "FPH"],
    "SAF-09": ["OPC"], "SAF-11": ["OPC-NUR", "OPC-SPE"], "SAF-18": ["ACM", "CML", "CYP", "FPH"],
    "EFF-01": ["CML-CMH", "CML-EIP", "CML-REH"], "EFF-03": ["CML-CMH", "ACM-CRI", "CML-EIP"],
    "EFF-04": ["ACM", "CML-CMH", "CML-EIP", "CML-LDS", "CML-REH", "OPC-INP"],
    "EFF-05": ["CML-TAL"], "EFF-06": ["CML-CMH", "CML-EIP", "CML-SPE", "CYP-CAM"],
    "EFF-07": ["ACM", "OPC", "CML"], "EFF-08": ["FPH"], "EFF-09": ["OPC", "ACM", "FPH"],
    "EFF-11": ["OPC-MEM"], "EFF-12": ["ACM", "OPC"], "EFF-14": ["ACM", "OPC"],
    "EFF-15": ["FPH", "ACM", "CML"], "EXP-05": ["ACM", "CML", "FPH"],
    "EXP-07": ["ACM", "CML", "FPH"],
    "EXP-08": ["CML", "OPC"], "EXP-11": ["CML", "OPC", "CYP", "ACM-LIA"],
    "ACC-01": ["CML-SPE", "OPC-SPE", "OPC-MEM", "CYP-CDV"], "ACC-02": ["CML-EIP"],
    "ACC-03": ["CYP-CAM", "CYP-CDV"], "ACC-06": ["ACM", "OPC", "FPH"],
    "ACC-07": ["ACM-CRI", "ACM-LIA"], "ACC-08": ["ACM-CRI"], "ACC-09": ["OPC-UCR"],
    "ACC-10": ["FPH-PHC", "FPH-PMH"],
  ]

  /// Whether a project about it makes sense at a unit.
  func fits(_ unit: TrustUnit) -> Bool {
    guard kinds.contains(unit.form) else { return false }
    guard let starts = Self.services[measure] else { return true }
    return starts.contains { unit.service.hasPrefix($0) }
  }
}
