internal import SPCCore

/// A rule set, as scripts hold it.
final class RuleSetObject {
  let ruleSet: RuleSet

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }
}
