extension Scene {
  /// The scene of a chart.
  public init(_ description: ChartDescription) {
    self = SceneBuilder(description).scene()
  }
}
