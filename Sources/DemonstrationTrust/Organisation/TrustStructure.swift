import QualityModel

/// The directorates, the services and how many units of which form each has.
///
/// 96 units: 24 wards, 44 community teams, 10 clinics, 8 prison teams, 6 school teams and 4 corporate
/// teams. The wards include the two that are no more: one that was merged, and one under the name it
/// had before.
enum TrustStructure {
  static let trust = OrganisationUnit(
    code: "TRUST",
    name: "Thamesmark NHS Foundation Trust (synthetic)",
    kind: .trust
  )

  static let corporate = "CORP"

  static let directorates: [OrganisationUnit] = [
    directorate("ACM", "Acute and crisis mental health"),
    directorate("CML", "Community mental health and learning disability"),
    directorate("OPC", "Older people and adult community health"),
    directorate("CYP", "Children and young people"),
    directorate("FPH", "Forensic and prison health"),
    OrganisationUnit(
      code: corporate,
      name: "Corporate services",
      kind: .other,
      parentCode: trust.code
    ),
  ]

  static let services: [OrganisationUnit] = [
    service("ACM-INP", "Acute inpatient care"),
    service("ACM-ICU", "Psychiatric intensive care"),
    service("ACM-CRI", "Crisis and home treatment"),
    service("ACM-LIA", "Hospital liaison"),
    service("CML-CMH", "Community mental health"),
    service("CML-EIP", "Early intervention in psychosis"),
    service("CML-TAL", "Talking therapies"),
    service("CML-LDS", "Learning disability"),
    service("CML-REH", "Rehabilitation"),
    service("CML-SPE", "Specialist adult mental health"),
    service("OPC-INP", "Older people's inpatient care"),
    service("OPC-NUR", "Community nursing"),
    service("OPC-UCR", "Urgent community response"),
    service("OPC-MEM", "Memory and older people's mental health"),
    service("OPC-SPE", "Specialist community health"),
    service("CYP-INP", "Adolescent inpatient care"),
    service("CYP-CAM", "Child and adolescent mental health"),
    service("CYP-CDV", "Child development"),
    service("CYP-SCH", "School health"),
    service("FPH-MSU", "Medium secure care"),
    service("FPH-LSU", "Low secure care"),
    service("FPH-PMH", "Prison mental health"),
    service("FPH-PHC", "Prison primary care"),
  ]

  /// The units to be made, service by service.
  static let slots: [UnitSlot] =
    several(7, .ward("ACM-INP", beds: 16...20))
    + several(2, .ward("ACM-ICU", beds: 11...13))
    + several(4, .unit(.team, "ACM-CRI", "CRHT", "Crisis and Home Treatment Team"))
    + several(3, .unit(.team, "ACM-LIA", "LIAISON", "Hospital Liaison Team"))
    + several(9, .unit(.team, "CML-CMH", "CMHT", "Community Mental Health Team"))
    + several(2, .unit(.team, "CML-EIP", "EIP", "Early Intervention Team"))
    + several(4, .unit(.team, "CML-TAL", "TALK", "Talking Therapies Team"))
    + several(1, .ward("CML-LDS", beds: 10...12))
    + several(3, .unit(.team, "CML-LDS", "CLDT", "Learning Disability Team"))
    + several(1, .ward("CML-REH", beds: 15...17))
    + several(1, .unit(.team, "CML-REH", "REHAB", "Community Rehabilitation Team"))
    + several(1, .unit(.team, "CML-SPE", "EATING", "Eating Disorders Team"))
    + several(2, .unit(.clinic, "CML-SPE", "OPC", "Psychiatric Outpatient Clinic"))
    + several(6, .ward("OPC-INP", beds: 18...22))
    + several(6, .unit(.team, "OPC-NUR", "CNT", "Community Nursing Team"))
    + several(2, .unit(.team, "OPC-UCR", "UCR", "Urgent Community Response Team"))
    + several(1, .unit(.team, "OPC-MEM", "OPMH", "Older People's Mental Health Team"))
    + several(4, .unit(.clinic, "OPC-MEM", "MEMORY", "Memory Clinic"))
    + [
      .unit(.team, "OPC-SPE", "HEART", "Heart Failure Team"),
      .unit(.team, "OPC-SPE", "DIABETES", "Diabetes Team"),
      .unit(.team, "OPC-SPE", "BREATHING", "Respiratory Team"),
      .unit(.team, "OPC-SPE", "FALLS", "Falls Prevention Team"),
      .unit(.clinic, "OPC-SPE", "WOUND", "Wound Clinic"),
      .ward("CYP-INP", beds: 12...14),
    ]
    + several(4, .unit(.team, "CYP-CAM", "CAMHS", "Child and Adolescent Team"))
    + several(3, .unit(.clinic, "CYP-CDV", "CDC", "Child Development Clinic"))
    + several(6, .unit(.school, "CYP-SCH", "SCHOOL", "School Health Team"))
    + several(4, .ward("FPH-MSU", beds: 14...16))
    + several(2, .ward("FPH-LSU", beds: 14...16))
    + several(4, .unit(.prison, "FPH-PMH", "PMH", "Mental Health Team"))
    + several(4, .unit(.prison, "FPH-PHC", "PHC", "Primary Care Team"))
    + [
      .unit(.corporate, corporate, "QI", "Quality Improvement Team"),
      .unit(.corporate, corporate, "PEOPLE", "People Team"),
      .unit(.corporate, corporate, "ESTATES", "Estates Team"),
      .unit(.corporate, corporate, "DIGITAL", "Digital and Information Team"),
    ]

  private static func several(_ count: Int, _ slot: UnitSlot) -> [UnitSlot] {
    Array(repeating: slot, count: count)
  }

  private static func directorate(_ code: String, _ name: String) -> OrganisationUnit {
    OrganisationUnit(code: code, name: name, kind: .directorate, parentCode: trust.code)
  }

  private static func service(_ code: String, _ name: String) -> OrganisationUnit {
    OrganisationUnit(code: code, name: name, kind: .service, parentCode: String(code.prefix(3)))
  }
}
