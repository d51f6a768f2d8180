package import OrderedJSON

/// One value in several forms, from which a notebook or a page shows the richest it can.
///
/// The text is always there. A chart has a picture and its figures besides, and no HTML, which would
/// hide the picture where a notebook is exported; tables and lists have HTML and CSV.
package struct DisplayBundle: Equatable, Sendable {
  /// The media types of the forms.
  package enum Form: String, CaseIterable, Sendable {
    /// The drawing of a chart as Vega-Lite 5, a JSON value.
    case vegaLite = "application/vnd.vegalite.v5+json"
    /// The picture.
    case svg = "image/svg+xml"
    case html = "text/html"
    /// Every row and every digit.
    case csv = "text/csv"
    /// What the prompt shows.
    case plain = "text/plain"
  }

  /// The text; for a chart the drawing in characters and what a person would say of it.
  package var plain: String
  /// The picture of a chart.
  package var svg: String?
  /// The figures and the drawing of a chart.
  package var vegaLite: JSONValue?
  /// A table.
  package var html: String?
  /// The rows of a table.
  package var csv: String?

  /// What its figures rest on; nil where that is not known.
  var basis: FigureBasis?

  package init(plain: String) { self.plain = plain }

  /// What is said of the value besides its forms: what its figures rest on.
  package var metadata: JSONObject { basis.map { ["tidemark": $0.declared] } ?? [:] }

  /// Whether it is nothing but text.
  package var isPlain: Bool { svg == nil && vegaLite == nil && html == nil && csv == nil }

  /// The forms by media type, in the alphabet's order, as JSON has them in a notebook: text as text,
  /// and what is JSON itself as a value.
  package var data: JSONObject {
    var data = JSONObject()
    if let vegaLite { data[Form.vegaLite.rawValue] = vegaLite }
    if let svg { data[Form.svg.rawValue] = .string(svg) }
    if let csv { data[Form.csv.rawValue] = .string(csv) }
    if let html { data[Form.html.rawValue] = .string(html) }
    data[Form.plain.rawValue] = .string(plain)
    return data
  }
}
