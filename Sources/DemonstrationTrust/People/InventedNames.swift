/// Names of people who do not exist.
enum InventedNames {
  static let first = [
    "Abena", "Adrian", "Aisha", "Alun", "Amara", "Anjali", "Anneke", "Arturo", "Beatrix", "Bilal",
    "Bronwen", "Callum", "Carys", "Chidi", "Clemence", "Corin", "Dafydd", "Delphine", "Dilip",
    "Edda",
    "Elif", "Emeka", "Esme", "Farah", "Fergus", "Florian", "Gethin", "Grazia", "Halima", "Hester",
    "Idris", "Ines", "Isidora", "Jarek", "Joss", "Kamala", "Kerensa", "Kofi", "Lamar", "Leocadia",
    "Linus", "Lowri", "Magda", "Marius", "Mehmet", "Morwenna", "Nadia", "Nerys", "Ngozi", "Odhran",
    "Orla", "Oswin", "Parveen", "Piers", "Quentin", "Rafiq", "Rhona", "Rosalba", "Samira", "Sefton",
    "Sioned", "Tariq", "Tegan", "Thandiwe", "Ursel", "Verity", "Wilfrid", "Xanthe", "Yusuf",
    "Zelda",
  ]

  static let last = [
    "Abbleton", "Adeyanju", "Ashgrove", "Bankolewa", "Barrowdene", "Bexcombe", "Birchmoor",
    "Boatengu", "Brindleworth", "Calderfold", "Chakravorti", "Chislewick", "Coppenhall",
    "Cravenmere",
    "Dalmeny-Reed", "Darkwater", "Dhillonby", "Dunmallet", "Eastergate", "Ellerbeck",
    "Emberson-Vale",
    "Farnaby", "Fenderby", "Fothersley", "Garrowhill", "Goswick", "Greyfriar", "Hallorane",
    "Harbottlewood",
    "Hazelrigge", "Hollinsend", "Iqbalson", "Iveridge", "Jessamy", "Kaurwell", "Kettlewood",
    "Kingsnympton",
    "Lambrook", "Larkhamsted", "Leightonby", "Lindqvistow", "Marrable", "Mbekanu", "Meresborough",
    "Mirzapoor", "Netherfold", "Nkansahu", "Nordenham", "Oakshotte", "Okonjoku", "Ollerenshawe",
    "Osgathorpe", "Pargeterly", "Patelson", "Penhallick", "Pickersleigh", "Quarrendon", "Quennelby",
    "Rahmanby", "Ravenglass", "Redmayneton", "Rookhope", "Saltmarshe", "Sandiacre", "Scrivelsby",
    "Sheepwash", "Siddiquay", "Stannifer", "Tamworthy", "Tarrantine", "Thackerby", "Tolpuddy",
    "Uffingham", "Umarov-Lee", "Vallentyne", "Verrinder", "Wainfleet", "Wetherden", "Whinmoor",
    "Wrangaton", "Yarnscombe", "Yelverley", "Zamanton",
  ]

  /// Different names, in random order.
  static func names(_ count: Int, _ dice: inout SeededDice) -> [String] {
    let all = first.flatMap { first in last.map { "\(first) \($0)" } }
    return dice.sample(count, of: all)
  }
}
