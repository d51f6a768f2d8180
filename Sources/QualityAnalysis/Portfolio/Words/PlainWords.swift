/// Words that say nothing about what a project is about.
enum PlainWords {
  /// Whether a word, in the form in which words are compared, is one of them.
  static func contains(_ stem: String) -> Bool { stems.contains(stem) }

  private static let stems = Set(
    [connecting, wishing, placing].joined(separator: "\n").split(whereSeparator: \.isWhitespace)
      .map { WordForms.stem(String($0)) }
  )

  private static let connecting = """
    a about across after again all also am an and any are around as at be because been before being
    below between both but by during can could did do does doing each every for from further had has have
    having her here his how i if in into is it its itself just me more most my no nor not now of off
    on once only or other our out over own per same she should so some such than that the their them
    then there these they this those through to too under until up upon us very via was we were what
    when where which while who whom whose why will with within without would shall might must may you your much many
    another other others someone somebody everybody everyone anybody nobody thing things way ways
    """

  /// What every project wants, in the words that titles say it with; which way is better is a matter
  /// of the measure, not of the title.
  private static let wishing = """
    project qi pdsa quality improve improved improving improvement improvements better best good
    great make making made get getting give giving help helping help keep keeping let
    reduce reducing reduced reduction reductions decrease decreasing cut cutting lower lowering
    fewer less minimise minimising prevent preventing prevention avoid avoiding stop stopping end
    ending eliminate eliminating tackle tackling increase increasing increased raise raising up
    higher boost boosting enhance enhancing optimise optimising promote promoting achieve achieving
    ensure ensuring support supporting quick quicker fast faster short shorter soon sooner early
    earlier timely towards work working start initiative use using qip pilot piloting scheme
    introduce introducing introduction implement implementing implementation embed embedding
    """

  /// What is left of places when their names are taken out.
  private static let placing = """
    ward wards unit units trust hospital directorate division department site patient patients
    people person service services user users client clients resident residents
    """
}
