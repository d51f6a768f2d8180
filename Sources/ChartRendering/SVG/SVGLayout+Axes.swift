extension SVGLayout {
  // MARK: Axes and levels

  mutating func layAxes() {
    ticks = scene.valueAxis.ticks(atMost: min(max(Int(plot.height / 36), 2), 9))
    for tick in ticks {
      let text = SVGPlacedText(
        text: tick.text,
        x: plot.left - 9,
        baseline: y(at: tick.value) + 4.5,
        anchor: .end,
        ink: .quiet
      )
      if text.span.lowerBound >= 0 { texts.append(text) }
    }
    let labels = scene.xLabels.enumerated().map { index, text in
      SVGPlacedText(
        text: text,
        x: x(at: index),
        baseline: plot.bottom + 21,
        anchor: .middle,
        ink: .quiet
      )
    }
    keptLabels = LabelThinning.kept(
      widths: labels.map(\.width),
      centres: labels.map(\.x),
      gap: 5
    )
    for index in keptLabels {
      texts.append(held(labels[index]))
    }
  }

  mutating func layLevelLabels() {
    let labels = scene.levelLabels.prefix(levelTexts.count)
    levelLabelPlaces = LabelSpread.places(
      wished: labels.map { y(at: $0.value) },
      height: 17,
      bounds: (plot.top - 8)...(plot.bottom + 8)
    )
    for (number, label) in labels.enumerated() {
      texts.append(
        SVGPlacedText(
          text: levelTexts[number],
          x: plot.right + 14,
          baseline: levelLabelPlaces[number] + 4.5,
          isBold: label.kind == .centre,
          ink: SVGStyle.ink(label.kind)
        )
      )
    }
  }
}
