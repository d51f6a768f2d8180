import GRDB
import QualityModel

extension QualityStore {
  /// Every rule asked of the whole store: those across records, those within one, and the steps that
  /// records took.
  ///
  /// In a store that was only written through plans it finds nothing; it finds what was written past
  /// them, or before a rule was made.
  ///
  /// - Returns: What breaks rules, in the order of the rules.
  public func check() throws(StoreError) -> [Breach] {
    try read { database in
      let across = try RuleCheck.breaches(stop: stopCondition, in: database)
      let within = try RuleCheck.breachesWithin(stop: stopCondition, in: database)
      let steps = try RuleCheck.breachesOfLifecycles(in: database)
      return (across + within + steps).sorted {
        ($0.rule, $0.entity, $0.key) < ($1.rule, $1.entity, $1.key)
      }
    }
  }

  /// The rules across records.
  public static var rules: [StoreRule] { StoreRule.all }
}
