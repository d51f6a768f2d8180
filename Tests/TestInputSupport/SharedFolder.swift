package import Foundation

/// The folder with the reference cases, which lies beside a checkout where it is available.
package enum SharedFolder {
  /// `TIDEMARK_SHARED`, else the nearest folder `shared` beside one of the folders this file is in;
  /// nil where that holds no reference cases.
  package static let url: URL? = {
    if let path = ProcessInfo.processInfo.environment["TIDEMARK_SHARED"], !path.isEmpty {
      let folder = URL(fileURLWithPath: path, isDirectory: true)
      return holdsCases(folder) ? folder : nil
    }
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.deletingLastPathComponent().appendingPathComponent("shared")
      if holdsCases(candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  package static var isPresent: Bool { url != nil }

  private static func holdsCases(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("golden/cases").path)
  }
}
