internal import Foundation
internal import Notebook
internal import OrderedJSON
internal import Workbench

/// A notebook in a file, in the form that its name says.
enum NotebookFile {
  /// The notebook of a file.
  static func read(_ path: String) throws(Diagnostic) -> Notebook {
    let isText = try isText(path)
    let bytes: [UInt8]
    do throws(AccessError) {
      bytes = try FileAccess.contents(ofNamedFile: path)
    } catch {
      var diagnostic = Diagnostic(of: error)
      if case .failed(_, _, ENOENT) = error {
        diagnostic.message = "There is no notebook at this place."
      }
      diagnostic.kind = "usage"
      throw diagnostic
    }
    do throws(NotebookError) {
      return isText ? try PercentText.notebook(of: bytes) : try Notebook(reading: bytes)
    } catch {
      throw Diagnostic(error, path: path)
    }
  }

  /// Whether a file is a text of Lua, by its name.
  static func isText(_ path: String) throws(Diagnostic) -> Bool {
    let name = path.lowercased()
    if name.hasSuffix(".lua") { return true }
    if name.hasSuffix(".ipynb") { return false }
    throw Diagnostic(
      kind: "usage",
      "\"\(path)\" is no name of a notebook: it ends neither in .ipynb nor in .lua."
    )
  }

  /// Writes a notebook in the form that the name says; the file is there whole or not at all.
  static func write(_ notebook: Notebook, to path: String) throws {
    try write(try isText(path) ? PercentText.bytes(of: notebook) : notebook.bytes, to: path)
  }

  /// Writes a file whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    do throws(AccessError) {
      try FileAccess.replaceNamedFile(path, with: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Diagnostic(of: error)
    }
  }
}

extension Diagnostic {
  /// The words for a file that is no notebook.
  init(_ error: NotebookError, path: String) {
    func say(_ message: String, at location: String? = nil, hint: String? = nil) -> Diagnostic {
      Diagnostic(kind: "usage", message, at: location ?? path, hint: hint)
    }
    switch error {
    case .notJSON(let error):
      self = say(
        "The file is no notebook: it is not JSON.",
        at: "\(path):\(error.line), column \(error.column)",
        hint: "A text with cells that begin with  -- %%  has a name that ends in .lua"
      )
    case .notANotebook:
      self = say("The file is JSON, and no notebook: it does not say which format it has.")
    case .otherFormat(let major):
      self = say(
        "The notebook has format \(major); format 4 can be read.",
        hint: "Open it in Jupyter and save it again, or use  jupyter nbconvert --to notebook"
      )
    case .missing(let member):
      self = say("The notebook has no \"\(member)\", or not in the form that it must have.")
    case .badCell(let number, let member):
      self = say(
        member == "cell"
          ? "Cell \(number) of the notebook is no cell."
          : "Cell \(number) of the notebook has no \"\(member)\", or not in the form it must have."
      )
    case .notUTF8:
      self = say("The text is not UTF-8.", hint: "Save it as UTF-8 and try again.")
    }
  }
}
