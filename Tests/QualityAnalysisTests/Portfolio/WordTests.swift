import QualityModel
import Testing

@testable import QualityAnalysis

@Suite("The words of titles")
struct WordTests {
  @Test(
    "Endings, case, accents and signs make no difference",
    arguments: [
      ("Assaults", "assaulted"), ("Waiting", "waits"), ("planning", "Planned"),
      ("nurse", "nursing"), ("Bodies", "body"), ("Café", "cafe"), ("batches", "batch"),
      ("eighteen", "18"), ("screening", "Screened"), ("losses", "loss"),
    ]
  )
  func endings(_ left: String, _ right: String) {
    #expect(WordMeanings.words(of: left) == WordMeanings.words(of: right))
  }

  @Test("Short words, numbers and other scripts stay as they are")
  func shortWords() {
    #expect(
      WordForms.words(of: "V&A, 72h: the bus's gas & café – 减少 100%")
        == ["v&a", "72", "h", "the", "buss", "gas", "cafe", "减少", "100", "percent"]
    )
    for word in ["need", "bus", "72", "speed", "bring", "减少", "red"] {
      #expect(WordForms.stem(word) == word)
    }
  }

  /// What titles say, without places, by their words.
  private func words(_ titles: [String], _ meanings: WordMeanings = .field) throws -> [Set<String>]
  {
    var register = MadeRegister()
    for (number, title) in titles.enumerated() {
      register.add("P\(number)", title, at: ["MAR"], on: "INF")
    }
    let reader = TitleReader(try register.portfolio, meanings: meanings)
    return reader.titles.map { title in Set(title.words.map { reader.texts[$0] }) }
  }

  @Test(
    "What the field says in several ways is one thing",
    arguments: [
      ["Fewer DNAs", "Missed appointments", "Cutting did-not-attend", "Reducing non-attendance"],
      ["V&A", "violence and aggression", "assaults", "Violence & aggression"],
      ["DTOC", "delayed discharges", "Delayed transfers of care"],
      ["PPH", "postpartum haemorrhages", "major obstetric haemorrhage"],
      ["c-section", "Caesarean sections", "LSCS"],
      ["filling our posts", "vacancies"],
    ]
  )
  func whatTheFieldSays(_ titles: [String]) throws {
    let said = Set(try words(titles))
    #expect(said.count == 1, "\(said)")
    #expect(said.first?.count == 1)
  }

  @Test("Places, and words that every title has, say nothing")
  func placesSayNothing() throws {
    let said = try words([
      "Improving handover on Marlow Ward", "A project to improve handovers: Marlow",
      "MARLOW WARD handover improvement", "Handover (MAR)", "Better handover at Quayside Ward",
    ])
    #expect(Set(said) == [["handover"]])
  }

  @Test("A trust says what its own words mean, and takes back what does not hold there")
  func ownWords() throws {
    let own = WordMeanings.field.adding([
      (term: "SPOA", meaning: "single point of access"), (term: "the front door", meaning: "SPOA"),
      (term: "must", meaning: "nutrition"), (term: "ed", meaning: "eating disorder"),
      (term: "med", meaning: "med"),
    ])
    let said = try words(
      [
        "SPOA calls", "Calls to the single point of access", "Calls at the front door",
        "MUST on time", "Malnutrition on time", "ED clinic", "Eating disorder clinic", "Med round",
        "Medicine round",
      ],
      own
    )
    #expect(said[0] == said[1] && said[1] == said[2])
    #expect(said[3] == said[4])
    #expect(said[5] == said[6])
    #expect(said[7] != said[8])
  }

  @Test("What the store says of words counts for its titles")
  func whatTheStoreSaysOfWords() throws {
    var register = MadeRegister()
    register.add("A", "Calmer TCI lists", at: ["TH1"], on: "TURN")
    register.add("B", "Calmer lists of planned admissions", at: ["TH1"], on: "TURN")
    #expect(try register.found().judge("A", "B").likeness == 0.4)
    register.add(.wordMeaning, ["term": "TCI", "meaning": "planned admission"])
    let found = try register.found()
    #expect(try found.judge("A", "B").likeness == 1)
    #expect(
      try found.judge("A", "B").reasons.contains(
        .sameMeaning("tci", "planned admissions", meaning: "planned admission")
      )
    )
  }

  @Test("Words that mean one another in a circle end")
  func aCircleOfMeanings() throws {
    let own = WordMeanings.none.adding([
      (term: "alpha", meaning: "beta"), (term: "beta", meaning: "gamma"),
      (term: "gamma", meaning: "alpha"),
    ])
    let said = try words(["alpha", "beta", "gamma"], own)
    #expect(said.allSatisfy { $0.count == 1 })
  }

  @Test("A slip of the pen is read as what others write, and a word of its own is not")
  func aSlipOfThePen() throws {
    let said = try words([
      "Haemorrhage cards", "Haemorrhage drills", "Haemorrhgae at night", "Heamorrhage bags",
      "Would cards help", "Wound cards", "Wound photographs",
    ])
    #expect(said[2].contains("haemorrhage"))
    #expect(said[3].contains("haemorrhage"))
    #expect(!said[4].contains("wound"))
  }
}
