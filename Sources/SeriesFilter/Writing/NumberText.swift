/// A number with its text, made once for as long as the number stays the same.
///
/// The lines of most charts are the same at every point, and writing them out anew would be most of the
/// work.
struct NumberText {
  private(set) var text: [UInt8] = []
  private var made = Double.nan

  var number = Double.nan {
    didSet {
      guard number.bitPattern != made.bitPattern, number.isFinite else { return }
      var output = OutputBuffer(descriptor: nil)
      output.append(number: number)
      text = output.take()
      made = number
    }
  }
}
