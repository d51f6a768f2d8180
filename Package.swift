// swift-tools-version: 6.1
import PackageDescription

// Every Swift target of ours is built alike: Swift 6 mode, explicit imports, warnings as errors.
let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-warnings-as-errors"]),
]
let cSettings: [CSetting] = [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]

let package = Package(
  name: "Tidemark",
  products: [
    .library(name: "SPCCore", targets: ["SPCCore"]),
  ],
  dependencies: [
  ],
  targets: [
    // C: the system's Lua and readline, each behind one small target.
    .systemLibrary(name: "CLua"),
    .target(
      name: "CLuaBridge",
      dependencies: ["CLua"],
      cSettings: cSettings,
      linkerSettings: [.linkedLibrary("lua5.4")]
    ),
    .target(
      name: "CReadline",
      cSettings: cSettings,
      linkerSettings: [.linkedLibrary("readline")]
    ),

    // The rooms of the house, lowest first; docs/architecture.md says who may call whom.
    .target(name: "SPCCore", swiftSettings: swiftSettings),
    .target(name: "LuaRuntime", dependencies: ["CLuaBridge"], swiftSettings: swiftSettings),
    .target(name: "LineEditing", dependencies: ["CReadline"], swiftSettings: swiftSettings),
    .target(name: "ChartRendering", dependencies: ["SPCCore"], swiftSettings: swiftSettings),

    // Tests: one target for each room, and the program seen from outside.
    .testTarget(name: "SPCCoreTests", dependencies: ["SPCCore"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LuaRuntimeTests",
      dependencies: ["LuaRuntime"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "ChartRenderingTests",
      dependencies: ["ChartRendering", "SPCCore"],
      exclude: ["Goldens"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "PseudoTerminalSupport",
      path: "Tests/PseudoTerminalSupport",
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "line-editing-probe",
      dependencies: ["LineEditing"],
      path: "Tests/LineEditingProbe",
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "LineEditingTests",
      dependencies: ["LineEditing", "PseudoTerminalSupport", "line-editing-probe"],
      swiftSettings: swiftSettings
    ),
  ],
  swiftLanguageModes: [.v6]
)
