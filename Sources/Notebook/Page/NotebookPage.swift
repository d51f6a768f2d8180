internal import OrderedJSON

/// A notebook as one page of HTML that is whole by itself: charts are in it, nothing is fetched, nothing
/// runs.
///
/// The words and what the cells came to are for reading; code is folded away under each, and left out
/// where a cell is tagged `remove-input`. A policy in its head forbids scripts and the network, so that
/// HTML in the outputs of a stranger's notebook does nothing either.
package struct NotebookPage: Sendable {
  private let notebook: Notebook
  private let title: String

  /// - Parameters:
  ///   - notebook: The notebook.
  ///   - name: Its title where its words have none.
  package init(_ notebook: Notebook, name: String) {
    self.notebook = notebook
    title = Self.firstHeading(of: notebook) ?? name
  }

  private static func firstHeading(of notebook: Notebook) -> String? {
    for cell in notebook.cells where cell.kind == .markdown {
      for line in cell.source.split(separator: "\n") where line.hasPrefix("# ") {
        return String(line.dropFirst(2))
      }
    }
    return nil
  }

  package var html: String {
    let cells = notebook.cells.map(html).filter { !$0.isEmpty }
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(cells.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private func html(_ cell: NotebookCell) -> String {
    switch cell.kind {
    case .markdown:
      let page = MarkdownPage { address in Self.attachment(address, of: cell) }
      return "<section class=\"words\">\n\(page.html(cell.source))\n</section>"
    case .code: return code(cell)
    case .raw, .other: return ""
    }
  }

  private func code(_ cell: NotebookCell) -> String {
    let status = cell.metadata[Notebook.runKey]?["status"]?.string
    var parts: [String] = []
    let isBlank = cell.source.allSatisfy(\.isWhitespace)
    if !cell.tags.contains("remove-input"), !isBlank {
      let count = cell.executionCount.map { " \($0)" } ?? ""
      let isOpen = status == "failed" ? " open" : ""
      parts.append(
        "<details\(isOpen)><summary>Code\(count)</summary>"
          + "<pre><code>\(Markup.escaped(cell.source))</code></pre></details>"
      )
    }
    parts += cell.outputs.map(html)
    if status == "not_run" { parts.append("<p class=\"unrun\">This cell was not run.</p>") }
    guard !parts.isEmpty else { return "" }
    let mark = status == "failed" ? " failed" : ""
    return "<section class=\"cell\(mark)\">\n\(parts.joined(separator: "\n"))\n</section>"
  }

  private func html(_ output: CellOutput) -> String {
    switch output {
    case .stream(let name, let text):
      return
        "<pre class=\"\(name == "stderr" ? "warning" : "printed")\">\(Markup.escaped(text))</pre>"
    case .display(let data, _), .result(_, let data, _): return html(data)
    case .error(_, let message, let traceback):
      let lines = traceback.isEmpty ? message : traceback.joined(separator: "\n")
      return "<pre class=\"error\" role=\"alert\">\(Markup.escaped(lines))</pre>"
    case .other: return ""
    }
  }

  private func html(_ data: JSONObject) -> String {
    let plain = data["text/plain"]?.string
    if let svg = data["image/svg+xml"]?.string {
      // As a picture and not as part of the page: it has names of its own, and can do nothing.
      let source = "data:image/svg+xml;base64,\(Markup.base64(svg.utf8))"
      return
        "<figure><img src=\"\(source)\" alt=\"\(Markup.escaped(Self.spoken(plain)))\"></figure>"
    }
    if let table = data["text/html"]?.string { return "<div class=\"table\">\(table)</div>" }
    for type in ["image/png", "image/jpeg"] {
      guard let encoded = data[type]?.string else { continue }
      let digits = encoded.filter { !$0.isWhitespace }
      return "<figure><img src=\"data:\(type);base64,\(Markup.escaped(digits))\" "
        + "alt=\"\(Markup.escaped(plain ?? ""))\"></figure>"
    }
    if let words = data["text/markdown"]?.string { return MarkdownPage().html(words) }
    return plain.map { "<pre class=\"value\">\(Markup.escaped($0))</pre>" } ?? ""
  }

  /// What is said of a picture: the words under the drawing, which follow a blank line.
  private static func spoken(_ plain: String?) -> String {
    guard let plain, let last = plain.ranges(of: "\n\n").last else { return plain ?? "" }
    return plain[last.upperBound...].split(separator: "\n").joined(separator: " ")
  }

  private static func attachment(_ address: String, of cell: NotebookCell) -> String? {
    guard address.hasPrefix("attachment:"),
      let forms = cell.members["attachments"]?[String(address.dropFirst(11))]?.object,
      let picture = forms.members.first(where: { $0.name.hasPrefix("image/") }),
      let encoded = NotebookCell.text(of: picture.value)
    else { return nil }
    let type = Markup.escaped(picture.name)
    let isText = picture.name == "image/svg+xml"
    let digits = isText ? Markup.base64(encoded.utf8) : encoded.filter { !$0.isWhitespace }
    return "<img src=\"data:\(type);base64,\(Markup.escaped(digits))\" alt=\"\">"
  }

  private static let style = """
    :root { color-scheme: light; }
    body { margin: 0; background: #fff; color: #1f1f1f;
      font: 1.05rem/1.55 "Source Sans 3", "Segoe UI", Arial, Helvetica, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1, h2, h3, h4 { line-height: 1.2; margin: 2rem 0 .6rem; }
    h1 { font-size: 2rem; margin-top: .5rem; }
    h2 { font-size: 1.45rem; border-bottom: 1px solid #dcdcdc; padding-bottom: .25rem; }
    h3 { font-size: 1.15rem; }
    .words { max-width: 46rem; }
    .cell { margin: .75rem 0 1.25rem; }
    .cell.failed { border-left: .3rem solid #b3141a; padding-left: .9rem; }
    a { color: #00558c; }
    figure { margin: .75rem 0; }
    img { max-width: 100%; height: auto; }
    pre { margin: .5rem 0; overflow-x: auto; white-space: pre; tab-size: 2;
      font: .86rem/1.4 "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    details { color: #595959; }
    summary { cursor: pointer; font-size: .82rem; }
    details pre { background: #f5f6f7; border-radius: .3rem; padding: .7rem .9rem; color: #1f1f1f; }
    code { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .88em; }
    .warning { color: #7a4b00; }
    .error { background: #fdf1f1; border-radius: .3rem; padding: .7rem .9rem; color: #7c1014; }
    .unrun { color: #595959; font-style: italic; }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; margin: .5rem 0; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
    table { font-size: .95rem; line-height: 1.3; }
    th, td { padding: .22rem 1rem .22rem 0; border-bottom: 1px solid #e9e9e9; vertical-align: top; }
    th { border-bottom: 2px solid #8a8a8a; text-align: left; }
    .table p { color: #595959; font-size: .92rem; margin: .3rem 0; max-width: 46rem; }
    blockquote { margin: .75rem 0; padding: .1rem 1rem; border-left: .25rem solid #c9d6de; color: #3d3d3d; }
    @media print { main { max-width: none; padding: 0; } details { display: none; }
      figure, table { break-inside: avoid; } }
    """
}
