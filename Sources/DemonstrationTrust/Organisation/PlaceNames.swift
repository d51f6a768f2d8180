/// Names of places, all invented but Crofton Ward's.
enum PlaceNames {
  /// A locality: its name, and the start of the codes of teams there.
  struct Locality: Sendable {
    let name: String
    let code: String
  }

  /// The ward that the trust's story of improvement begins on.
  static let crofton = "Crofton"

  /// The other wards: 23.
  static let wards = [
    "Avocet", "Bramble", "Curlew", "Dunlin", "Fennel", "Hazel", "Heron", "Juniper", "Kestrel",
    "Lapwing", "Larch", "Linnet", "Mallow", "Medlar", "Osprey", "Plover", "Rowan", "Sedge",
    "Sorrel",
    "Tamarisk", "Teasel", "Whitebeam", "Willow",
  ]

  /// Nine localities, each with a community mental health team.
  static let localities = [
    Locality(name: "Brackenhall", code: "BRAC"),
    Locality(name: "Fenwater", code: "FENW"),
    Locality(name: "Hythe End", code: "HYTH"),
    Locality(name: "Murrowdean", code: "MURR"),
    Locality(name: "Oakhanger Vale", code: "OAKH"),
    Locality(name: "Pellbridge", code: "PELL"),
    Locality(name: "Saltersgate", code: "SALT"),
    Locality(name: "Tidewell", code: "TIDE"),
    Locality(name: "Wexcombe", code: "WEXC"),
  ]

  /// Six prisons.
  static let prisons = [
    Locality(name: "Colne Fen Prison", code: "COLN"),
    Locality(name: "Larkrise Prison", code: "LARK"),
    Locality(name: "Ravensmoor Prison", code: "RAVE"),
    Locality(name: "Stonehithe Prison", code: "STON"),
    Locality(name: "Thornmere Prison", code: "THOR"),
    Locality(name: "Wyvern Hill Prison", code: "WYVE"),
  ]

  /// First words of the names of sites; with ``siteWords`` and a locality enough for every site.
  static let siteFirstWords = [
    "Abbot's", "Beacon", "Canal", "Dovecote", "Elm", "Foundry", "Gatehouse", "Harbour", "Ivy",
    "Jubilee", "Kiln", "Lantern", "Meadow", "Nightingale", "Orchard", "Priory", "Quayside",
    "Ropewalk", "Sundial", "Tannery", "Union", "Viaduct", "Weavers'", "Yew Tree",
  ]

  /// What a site of each kind is called, by the words of the vocabulary `site_kind`.
  static func siteTitle(_ kind: String) -> String {
    switch kind {
    case "inpatient": "Hospital"
    case "community_base": "House"
    case "clinic": "Clinic"
    case "school": "School"
    case "childrens_centre": "Children's Centre"
    case "corporate": "Offices"
    default: "Lodge"
    }
  }
}
