extension SVGLayout {
  // MARK: Foot

  /// Legend, lists, notes and footer below a plot that ends at `y`; returns the end of the paper.
  mutating func layFoot(from y: Double) -> Double {
    let left = SVGStyle.margin
    var y = layLegend(scene.legend, from: y + 36)
    if scene.showsPhases, phaseColumns == nil {
      // The only phase needs no letter to be found by.
      let indent = scene.phases.count > 1 ? 26.0 : 0
      for (number, phase) in scene.phases.enumerated() {
        if indent > 0 {
          texts.append(
            SVGPlacedText(text: Self.letter(number), x: left, baseline: y + 13, isBold: true)
          )
        }
        y = lay(
          phase.summary,
          x: left + indent,
          y: y,
          width: room - indent,
          size: SVGStyle.Size.label
        )
      }
      y += 4
    }
    if !scene.annotations.isEmpty, scene.showsPhases, phaseColumns == nil { y += 4 }
    for annotation in scene.annotations {
      annotationDiscs.append((annotation.number, left + Self.discRadius, y + 9))
      y = lay(
        annotation.text,
        x: left + 26,
        y: y,
        width: room - 26,
        size: SVGStyle.Size.label
      )
      y += 3
    }
    return layClosing(scene, from: y)
  }
}
