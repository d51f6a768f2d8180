/// Whether a figure is right to a share of its own size.
func isClose(_ ours: Double, _ exact: Double, relative: Double) -> Bool {
  ours == exact || (ours - exact).magnitude <= relative * exact.magnitude
}
