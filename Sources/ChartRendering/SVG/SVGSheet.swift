import SPCCore

/// Paper that fills with text from top to bottom: what the layouts of all pictures share.
protocol SVGSheet {
  var width: Double { get }
  /// Every text, in reading order.
  var texts: [SVGPlacedText] { get set }
  /// The middle of the mark before the verdict.
  var verdictMark: (x: Double, y: Double)? { get set }
  /// The marks of the legend.
  var legendMarks: [(symbol: MarkSymbol, x: Double, y: Double)] { get set }
}

extension SVGSheet {
  /// The width between the margins.
  var room: Double { width - 2 * SVGStyle.margin }

  /// Wraps a text from a top and returns where the next one begins.
  mutating func lay(
    _ text: String,
    x: Double,
    y: Double,
    width: Double,
    size: Double,
    isBold: Bool = false,
    ink: SVGStyle.Ink = .strong
  ) -> Double {
    let lineHeight = (size * 1.34).rounded()
    var top = y
    let lines = TextWrap.lines(text, width: width) {
      SVGTextWidth.width(of: $0, size: size, isBold: isBold)
    }
    for line in lines {
      texts.append(
        SVGPlacedText(
          text: line,
          x: x,
          baseline: top + size,
          size: size,
          isBold: isBold,
          ink: ink
        )
      )
      top += lineHeight
    }
    return top
  }

  /// Title, subtitle, verdict and the axis label; returns where the next part begins.
  mutating func layHead(_ scene: some CaptionedScene) -> Double {
    let left = SVGStyle.margin
    var y = 20.0
    y = lay(scene.title, x: left, y: y, width: room, size: SVGStyle.Size.title, isBold: true)
    if let subtitle = scene.subtitle {
      y = lay(subtitle, x: left, y: y, width: room, size: SVGStyle.Size.subtitle, ink: .quiet)
    }
    y += 3
    if scene.verdictCategory != nil { verdictMark = (left + 7, y + 10) }
    let indent = verdictMark == nil ? 0.0 : 22
    y = lay(
      scene.verdict,
      x: left + indent,
      y: y,
      width: room - indent,
      size: SVGStyle.Size.subtitle
    )
    y += 8
    y = lay(scene.axisLine, x: left, y: y, width: room, size: SVGStyle.Size.label, ink: .quiet)
    return y + 8
  }

  /// The marks present and what they mean; returns where the next part begins.
  mutating func layLegend(_ entries: [LegendEntry], from y: Double) -> Double {
    guard !entries.isEmpty else { return y }
    var x = SVGStyle.margin
    var top = y
    for entry in entries {
      func placed(_ words: String) -> SVGPlacedText {
        SVGPlacedText(text: words, x: x + 18, baseline: top + 13, ink: .quiet)
      }
      let end = width - SVGStyle.margin
      if placed(entry.words).span.upperBound > end, x > SVGStyle.margin {
        x = SVGStyle.margin
        top += 20
      }
      let isWide = placed(entry.words).span.upperBound > end
      let text = placed(isWide ? entry.shortWords : entry.words)
      legendMarks.append((entry.symbol, x + 7, top + 8.5))
      texts.append(text)
      x += text.width + 18 + 24
    }
    return top + 28
  }

  /// Remarks and what the figures rest on; returns the end of the paper.
  mutating func layClosing(_ scene: some CaptionedScene, from y: Double) -> Double {
    var y = y
    for note in scene.notes {
      y = lay(note, x: SVGStyle.margin, y: y, width: room, size: SVGStyle.Size.label)
    }
    y += 4
    let footer = TextWrap.packed(scene.footer, separator: " · ", width: room) {
      SVGTextWidth.width(of: $0, size: SVGStyle.Size.footer)
    }
    for line in footer {
      y = lay(
        line,
        x: SVGStyle.margin,
        y: y,
        width: room,
        size: SVGStyle.Size.footer,
        ink: .quiet
      )
    }
    return y + 14
  }

  /// A text in the middle, moved to stay on the paper and cut where it can't.
  func held(_ text: SVGPlacedText) -> SVGPlacedText {
    let room = width - 2 * 6
    let kept = TextWrap.truncated(text.text, width: room, ellipsis: "…") {
      SVGTextWidth.width(of: $0, size: text.size, isBold: text.isBold)
    }
    let half = SVGTextWidth.width(of: kept, size: text.size) / 2
    let middle = min(max(text.x, 6 + half), width - 6 - half)
    return SVGPlacedText(
      text: kept,
      x: middle,
      baseline: text.baseline,
      anchor: .middle,
      size: text.size,
      ink: text.ink
    )
  }

  /// The longest form of the labels at the right edge that leaves room for the plot, and the room
  /// it takes.
  ///
  /// A number is written whole or not at all: cut, it would be another number.
  static func edgeTexts(
    _ labels: [Scene.LevelLabel],
    width: Double
  ) -> (texts: [String], gutter: Double) {
    let forms: [KeyPath<Scene.LevelLabel, String>] =
      width < 640 ? [\.shortText, \.valueText] : [\.text, \.shortText, \.valueText]
    for form in forms {
      let texts = labels.map { $0[keyPath: form] }
      let widest = texts.map {
        SVGTextWidth.width(of: $0, size: SVGStyle.Size.label, isBold: true)
      }.max()
      if let widest, widest + 16 <= width * 0.34 { return (texts, widest + 16) }
    }
    return ([], 0)
  }

  /// The room that the numbers of a value axis take.
  static func tickGutter(_ axis: ValueAxis, width: Double) -> Double {
    let texts = (2...9).flatMap { axis.ticks(atMost: $0) }.map(\.text)
    let widest = texts.map { SVGTextWidth.width(of: $0, size: SVGStyle.Size.label) }.max() ?? 0
    return min(widest + 12, width * 0.36)
  }
}

/// The rectangle of a plot.
struct SVGFrame {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
}
