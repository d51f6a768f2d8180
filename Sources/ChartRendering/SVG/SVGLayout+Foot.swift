import SPCCore

extension SVGLayout {
  // MARK: Foot

  /// Legend, lists, notes and footer below a plot that ends at `y`; returns the end of the paper.
  mutating func layFoot(from y: Double) -> Double {
    let left = SVGStyle.margin
    let room = width - 2 * SVGStyle.margin
    var y = layLegend(from: y + 36)
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
    for note in scene.notes {
      y = lay(note, x: left, y: y, width: room, size: SVGStyle.Size.label)
    }
    y += 4
    let footer = TextWrap.packed(scene.footer, separator: " · ", width: room) {
      SVGTextWidth.width(of: $0, size: SVGStyle.Size.footer)
    }
    for line in footer {
      y = lay(line, x: left, y: y, width: room, size: SVGStyle.Size.footer, ink: .quiet)
    }
    return y + 14
  }

  mutating func layLegend(from y: Double) -> Double {
    var entries: [(PointCategory?, String)] = scene.categories.map { ($0, $0.words) }
    if !scene.gaps.isEmpty { entries.append((nil, "No data")) }
    guard !entries.isEmpty else { return y }
    var x = SVGStyle.margin
    var top = y
    for (category, words) in entries {
      let text = SVGPlacedText(text: words, x: x + 18, baseline: top + 13, ink: .quiet)
      let end = text.span.upperBound
      if end > width - SVGStyle.margin, x > SVGStyle.margin {
        x = SVGStyle.margin
        top += 20
      }
      legendMarks.append((category, x + 7, top + 8.5))
      texts.append(
        SVGPlacedText(text: words, x: x + 18, baseline: top + 13, ink: .quiet)
      )
      x += text.width + 18 + 24
    }
    return top + 28
  }
}
