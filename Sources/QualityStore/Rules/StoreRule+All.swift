import QualityModel

extension StoreRule {
  /// Every rule across records: those that follow from the declarations, then those written by hand,
  /// one file each.
  static let all: [StoreRule] =
    Entity.all.compactMap(endsUpward) + Entity.all.compactMap(standingReferences) + [
      objectiveCascade, approvedPriority, sustainedProject, familyOfMeasures, mergedProject,
      provenSpread, spreadIsNoDuplicate, researchApproval, unitTree, currentDefinition,
      fixedMeaning, decidedMerge, dueDate, begunPlanItem, priorityOfTheYear,
    ]
}
