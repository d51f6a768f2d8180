extension Vocabulary {
  /// What somebody may be appointed to.
  public static let roleName = Vocabulary(
    "role_name",
    "What somebody is appointed to.",
    [
      Word("chief_executive", "leads the trust"),
      Word("medical_director", "leads the doctors, and sponsors what is put first"),
      Word("director_of_nursing", "leads the nurses"),
      Word("chief_operating_officer", "runs the services from day to day"),
      Word("non_executive_director", "sits on the board and is not employed by the trust"),
      Word("service_director", "runs a directorate or a service"),
      Word("clinical_director", "leads the clinicians of a directorate or a service"),
      Word("team_leader", "leads a ward or a team"),
      Word("improvement_lead", "leads quality improvement for a part of the trust"),
      Word("assurance_lead", "leads quality assurance for a part of the trust"),
      Word("audit_lead", "leads clinical audit for a part of the trust"),
      Word("analyst", "prepares the figures"),
      Word("sponsor", "speaks for projects and clears their way"),
      Word("coach", "helps project teams with method"),
      Word("committee_chair", "chairs a committee"),
      Word("committee_member", "sits on a committee"),
      Word("service_user_representative", "speaks for those who use the services"),
      Word("carer_representative", "speaks for carers and families"),
      Word("speak_up_guardian", "hears staff who have a concern"),
      Word("data_protection_officer", "watches over the privacy of data"),
      Word("equality_lead", "watches over equal access and treatment"),
    ]
  )
}

extension Entity {
  /// What a person is appointed to, where and for how long.
  public static let role = Entity(
    "role",
    plural: "roles",
    "What a person is appointed to, for which part of the trust and for how long.",
    group: .organisation,
    key: ["person", "role", "unit", "from_on"],
    fields: [
      .reference("person", to: "person", "who", required: true, reverse: "roles"),
      .word("role", of: .roleName, "what they are appointed to", required: true),
      .reference(
        "unit",
        to: "unit",
        "the part of the trust it is for; the trust's own unit for all of it",
        required: true,
        reverse: "roles"
      ),
      .day("from_on", "the first day", required: true),
      .day("to_on", "the last day; none while it lasts"),
      .reference(
        "committee",
        to: "committee",
        "the committee, for a place on one",
        reverse: "members"
      ),
    ],
    rules: [
      RecordRule(
        "I-49",
        "A role does not end before it starts.",
        .always,
        .ordered("from_on", "to_on")
      ),
      RecordRule(
        "I-56",
        "A place on a committee names the committee.",
        .when("role", is: ["committee_chair", "committee_member"]),
        .needs(["committee"])
      ),
    ]
  )
}
