/// Something in a notebook that is not to leave, as facts; never the thing itself.
package struct DisclosureFinding: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// What looks like the number of a patient.
    case nhsNumber = "nhs_number"
    /// A folder, a user or a name that belongs to the machine.
    case machinePath = "machine_path"
    /// A count of people that is too small to be shared, or what could be worked back to one.
    case smallCount = "small_count"
    /// A chart or a card that does not say what it counts.
    case undeclared = "undeclared_counts"
    /// A picture or another form into which nobody can look.
    case unreadable = "unreadable"
  }

  /// Where in a notebook, or in one of its cells.
  package enum Place: Hashable, Sendable {
    case words, code, attachments
    /// The name of a cell.
    case name
    case metadata
    /// One of the outputs of a cell, from 1.
    case output(Int)
  }

  package let kind: Kind
  /// The number of the cell, from 1; nil for what is of the whole notebook.
  package let cell: Int?
  /// The name of the cell, where it has one and the name itself is harmless.
  package let id: String?
  package let place: Place
  /// How many there are, in the form of an output that has most of them.
  package let count: Int
  /// The media types in which it stands, in the order of the alphabet; empty where there is but one text.
  package let forms: [String]
}

/// What may not leave with a notebook.
package struct DisclosureRules: Sendable {
  /// What belongs to the machine.
  package var machine: MachineNames
  /// Counts of people from 1 up to but not including this are not shared; nil for a notebook that stays
  /// in the house, where the rule does not hold.
  package var smallestShared: Int?

  package init(machine: MachineNames, smallestShared: Int? = nil) {
    self.machine = machine
    self.smallestShared = smallestShared
  }

  /// The tag of a cell whose figures count no people: its author says so, and the small-number rule passes it.
  package static let passTag = "no-people"
}
