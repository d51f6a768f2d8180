package import OrderedJSON

/// What a kernel says of itself.
package struct KernelInformation: Sendable {
  /// The version of the program.
  package let version: String
  /// What a console shows at its start.
  package let banner: String
  /// Pages that a front end lists under Help.
  package let helpLinks: [(text: String, url: String)]

  package init(version: String, banner: String, helpLinks: [(text: String, url: String)] = []) {
    self.version = version
    self.banner = banner
    self.helpLinks = helpLinks
  }

  /// The name by which kernel specifications call the language.
  package static let language = "lua"

  /// The content of `kernel_info_reply`.
  package var reply: JSONValue {
    [
      "status": "ok",
      "protocol_version": .string(MessageCodec.protocolVersion),
      "implementation": "tidemark",
      "implementation_version": .string(version),
      "language_info": [
        "name": .string(Self.language),
        "version": "5.4",
        "mimetype": "text/x-lua",
        "file_extension": ".lua",
        "pygments_lexer": "lua",
        "codemirror_mode": "lua",
      ],
      "banner": .string(banner),
      "debugger": false,
      "help_links": .array(helpLinks.map { ["text": .string($0.text), "url": .string($0.url)] }),
      "supported_features": [],
    ]
  }
}
