@testable import Notebook
import OrderedJSON
import TestInputSupport
import Testing

@Suite("Words of a notebook on a page")
struct MarkdownPageTests {
  private func html(_ text: String) -> String { MarkdownPage().html(text) }

  @Test(
    "Markdown is HTML",
    arguments: [
      ("# One\n## Two ##", "<h1>One</h1>\n<h2>Two</h2>"),
      (
        "a *b* **c** `d < e` _f_ g_h_i",
        "<p>a <em>b</em> <strong>c</strong> <code>d &lt; e</code> <em>f</em> g_h_i</p>"
      ),
      ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"),
      (
        "- a\n- b\n  - c\n\n1. d\n2. e",
        "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul></li>\n</ul>\n<ol>\n<li>d</li>\n<li>e</li>\n</ol>"
      ),
      ("> so\n> it is", "<blockquote><p>so\nit is</p></blockquote>"),
      (
        "```lua\nx < 1\n\n# no\n```\nafter",
        "<pre><code>x &lt; 1\n\n# no</code></pre>\n<p>after</p>"
      ),
      ("---", "<hr>"),
      ("[a *b*](https://x.org \"t\")", "<p><a href=\"https://x.org\">a <em>b</em></a></p>"),
      ("[a](javascript:alert)", "<p>a</p>"), ("[a](//x.org)", "<p>a</p>"),
      ("![a dot](https://x.org/d.png)", "<p>a dot</p>"),
      ("<b>\\*no\\*</b> & 2 * 3 * 4", "<p>&lt;b&gt;*no*&lt;/b&gt; &amp; 2 * 3 * 4</p>"),
      (
        "| Ward | Falls |\n|---|---:|\n| Ash | 3 |",
        "<table>\n<thead><tr><th>Ward</th><th style=\"text-align:right\">Falls</th></tr></thead>\n<tbody>\n"
          + "<tr><td>Ash</td><td style=\"text-align:right\">3</td></tr>\n</tbody>\n</table>"
      ),
      ("**over\nlines** and  \nbroken", "<p><strong>over\nlines</strong> and<br>\nbroken</p>"),
      (
        "|a\n---\nb",
        "<table>\n<thead><tr><th>a</th></tr></thead>\n<tbody>\n\n</tbody>\n</table>\n<p>b</p>"
      ),
      ("***both***", "<p>***both***</p>"),
    ]
  )
  func markdown(_ text: String, _ expected: String) {
    #expect(html(text) == expected)
  }

  @Test("Whatever is typed, no markup of its own gets into the page, and it ends")
  func anything() {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "<script>", "*", "**", "_", "`", "```", "\n", "\n\n", "- ", "  - ", "1. ", "> ", "# ", "|",
      "---",
      "[a](", ")", "javascript:x", "\"", "&", "\\", "!", "word", " ", "~~~", "attachment:x",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let page = html(text)
      #expect(!page.contains("<script"), "seed \(seed)")
      #expect(!page.contains("href=\"javascript"), "seed \(seed)")
    }
  }

  @Test("Bytes in base64 are those of RFC 4648")
  func base64() {
    let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
    for (text, expected) in cases { #expect(Markup.base64(Array(text.utf8)) == expected) }
    #expect(Markup.base64([0xFF, 0xFE, 0x00, 0x10]) == "//4AEA==")
  }
}
