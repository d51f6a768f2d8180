internal import Glibc

extension Diagnostic {
  /// The words for a file that may not or cannot be used.
  init(_ error: AccessError) {
    func file(_ message: String, at path: String?, hint: String?) -> Diagnostic {
      Diagnostic(kind: "file", message, at: path, hint: hint)
    }
    switch error {
    case .notGranted(let refusal):
      self = Self(refusal)
    case .isStore(let path):
      self = file(
        "This file is the store, which only a commit writes to.",
        at: path,
        hint: "Choose another name."
      )
    case .recordingInPreview:
      self.init(
        kind: "preview",
        "This is a preview: what was planned is shown, and nothing is recorded.",
        hint: "When the plan is what you want, run the same without  --preview"
      )
    case .unusableName(let path):
      self = file(
        path.isEmpty
          ? "The name of a file is missing." : "This is not a name that a file can have.",
        at: path.isEmpty ? nil : path,
        hint: nil
      )
    case .notAFile(let path):
      self = file("This is not a file, but a folder or a device.", at: path, hint: nil)
    case .tooLarge(let path, let bytes, let limit):
      // Upwards: a file of a byte too many is not "16 MB, and at most 16 MB are read".
      let size = (bytes + (1 << 20) - 1) >> 20
      self = file(
        "This file of \(size) MB is too large for a script: at most \(limit >> 20) MB are read.",
        at: path,
        hint: "Data is loaded into the store:  ?qi.import"
      )
    case .failed(.reading, let path, let code):
      self = file(
        code == ENOENT
          ? "There is no file at this place."
          : "The file cannot be read: \(Self.systemWords(code)).",
        at: path,
        hint: "Paths are taken from the folder you are in, \(ResolvedPath.workingFolder)"
      )
    case .failed(.writing, let path, ENOTDIR):
      self = file(
        "A part of this path is a file, and no file can lie in it.",
        at: path,
        hint: "Name another file or folder."
      )
    case .failed(.writing, let path, let code):
      self = file(
        "The file cannot be written: \(Self.systemWords(code)).",
        at: path,
        hint: code == ENOSPC || code == EDQUOT
          ? "Free some space, then save again; an earlier file of that name is still there."
          : "Choose a folder that you may write to."
      )
    }
  }

  private init(_ refusal: AccessRefusal) {
    let verb = refusal.use == .reading ? "read" : "write"
    let leads =
      refusal.path.utf8.elementsEqual(refusal.resolved.utf8)
        || refusal.resolved.utf8.elementsEqual(
          (ResolvedPath.workingFolder + "/" + refusal.path).utf8
        )
      ? "" : ", which is \(refusal.resolved)"
    switch refusal.profile {
    case .preview:
      self.init(
        kind: "preview",
        "This is a preview, which uses no files: it may not \(verb) \"\(refusal.path)\".",
        hint: "When you trust it, run the same without  --preview"
      )
    case .script, .interactive:
      let option = refusal.use == .reading ? "--allow-read" : "--allow-write"
      self.init(
        kind: "file",
        "The script may not \(verb) \"\(refusal.path)\"\(leads).",
        hint: "Run it with  \(option) \(Self.shellWord(refusal.grant))\n"
          + "A script may use files in: \(refusal.granted.joined(separator: ", "))."
      )
    }
  }

  /// A path as it is typed in a shell.
  private static func shellWord(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "/._-+,:@%".unicodeScalars.contains($0)
    }
    if isPlain, !path.hasPrefix("-") { return path }
    return "'" + path.replacing("'", with: "'\\''") + "'"
  }

  private static func systemWords(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "you may not"
    case EROFS: "the disk is for reading only"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENOTDIR: "a part of its path is no folder"
    case ENAMETOOLONG: "its name is too long"
    case ELOOP: "its links lead in a circle"
    default: String(cString: strerror(code))
    }
  }
}

extension Diagnostic {
  /// The words for a module that cannot be had.
  init(_ error: ModuleError) {
    switch error {
    case .notFound(let name, let places, let near):
      self.init(
        kind: "module",
        "There is no module \"\(name)\".",
        hint: "Looked for it as: \(places.joined(separator: ", "))",
        candidates: near.map { "\"\($0)\"" }
      )
    case .unusableName(let name):
      self.init(
        kind: "module",
        "\"\(name)\" is not the name of a module.",
        hint: "It is the name of its file without .lua, with dots for folders:  "
          + "require \"charts.wards\""
      )
    case .leadsElsewhere(let name, let path):
      self.init(
        kind: "module",
        "The module \"\(name)\" is a link that leads out of the folders for modules.",
        at: path,
        hint: "Copy the file to the place of the link."
      )
    }
  }

  /// The words for what is no amount of memory.
  package init(_ error: MemorySizeError) {
    switch error {
    case .notAnAmount(let text):
      self.init(
        kind: "usage",
        "\"\(text)\" is not an amount of memory (--memory).",
        hint: "Write a number with K, M or G:  --memory \(MemorySize.standard)"
      )
    case .tooSmall(let text):
      self.init(
        kind: "usage",
        "\"\(text)\" is too little memory to work with (--memory).",
        hint: "Give at least  --memory \(MemorySize.smallest)"
      )
    case .tooLarge(let text):
      self.init(
        kind: "usage",
        "\"\(text)\" is more memory than there can be (--memory).",
        hint: "Write a number with K, M or G:  --memory \(MemorySize.standard)"
      )
    }
  }
}
