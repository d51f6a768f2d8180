import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads an SVG back, as a viewer would: elements in order, with attributes, text and titles.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    /// The text of a title child.
    var title: String?
  }

  private(set) var elements: [Element] = []
  private(set) var error: String?
  private var open: [Int] = []

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    if !parser.parse() { error = parser.parserError.map { "\($0)" } ?? "unknown" }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard let index = open.last else { return }
    elements[index].text += string
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard let index = open.popLast() else { return }
    if name == "title", let parent = open.last { elements[parent].title = elements[index].text }
  }

  func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// Every number in the coordinates of the drawing.
  var numbers: [String] {
    let names = ["x", "y", "cx", "cy", "r", "d", "width", "height", "viewBox", "stroke-width"]
    return elements.flatMap { element in
      names.compactMap { element.attributes[$0] }.flatMap { value in
        value.split { !($0.isNumber || $0 == "." || $0 == "-") }.map(String.init)
      }
    }
  }

  /// The middle of a mark: of its circle, or of its path's bounding box.
  static func middle(of element: Element) -> (x: Double, y: Double)? {
    if let x = element.attributes["cx"].flatMap(Double.init),
      let y = element.attributes["cy"].flatMap(Double.init)
    {
      return (x, y)
    }
    guard let path = element.attributes["d"] else { return nil }
    let numbers = path.split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap {
      Double($0)
    }
    let xs = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
    let ys = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return nil }
    return ((left + right) / 2, (top + bottom) / 2)
  }
}
