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
    .executable(name: "tidemark", targets: ["tidemark"]),
    .library(name: "SPCCore", targets: ["SPCCore"]),
  ],
  traits: [
    .trait(
      name: "Jupyter",
      description: "The Jupyter kernel; needs libzmq's header to build and the library to run."
    ),
    .default(enabledTraits: ["Jupyter"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
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

    // Calls whose arguments Swift cannot pass: one of the system's, one of the library that GRDB brings.
    .target(name: "CProcess", cSettings: cSettings),
    .target(name: "CSQLiteSettings", cSettings: cSettings),

    // libzmq is found when a kernel starts, so nothing is linked.
    .target(
      name: "CZeroMQ",
      cSettings: cSettings + [.define("TIDEMARK_JUPYTER", .when(traits: ["Jupyter"]))]
    ),

    // The rooms of the house, lowest first; docs/architecture.md says who may call whom.
    .target(name: "SPCCore", swiftSettings: swiftSettings),
    .target(name: "DelimitedText", swiftSettings: swiftSettings),
    .target(name: "OrderedJSON", swiftSettings: swiftSettings),
    .target(
      name: "Notebook",
      dependencies: ["OrderedJSON", "QualityModel"],
      swiftSettings: swiftSettings
    ),
    .target(name: "LuaRuntime", dependencies: ["CLuaBridge"], swiftSettings: swiftSettings),
    .target(name: "LineEditing", dependencies: ["CReadline"], swiftSettings: swiftSettings),
    .target(name: "QualityModel", swiftSettings: swiftSettings),
    .target(
      name: "DemonstrationTrust",
      dependencies: ["QualityModel", "SPCCore"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "QualityStore",
      dependencies: [
        "CSQLiteSettings", "DelimitedText", "QualityModel",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "QualityAnalysis",
      dependencies: ["QualityModel", "QualityStore", "SPCCore"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "SeriesFilter",
      dependencies: ["DelimitedText", "QualityModel", "SPCCore"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "ChartRendering",
      dependencies: ["OrderedJSON", "SPCCore"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "Workbench",
      dependencies: [
        "ChartRendering", "DelimitedText", "LuaRuntime", "OrderedJSON", "QualityAnalysis",
        "QualityModel", "QualityStore", "SPCCore",
      ],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "JupyterKernel",
      dependencies: [
        "CZeroMQ", "OrderedJSON", "Workbench",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings
    ),
    .executableTarget(
      name: "tidemark",
      dependencies: [
        "CProcess", "ChartRendering", "DelimitedText", "DemonstrationTrust", "JupyterKernel",
        "LineEditing", "Notebook", "OrderedJSON", "QualityModel", "QualityStore", "SPCCore",
        "SeriesFilter", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings,
      // Nobody loads the program as a library, and each name it offers is one more to join at every start.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--no-export-dynamic"]),
        // A hundred thousand addresses in the metadata would be worked out at every start, for a
        // quarter of the time to the prompt. Libraries, stack and heap still lie anywhere.
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release)),
      ]
    ),

    // Ratios against reference programs; `make bench` builds and runs it.
    .target(name: "CReferenceLoop", cSettings: [.unsafeFlags(["-O3"])]),
    .target(
      name: "CReferenceCalls",
      dependencies: ["CLua"],
      cSettings: [.unsafeFlags(["-O3"])],
      linkerSettings: [.linkedLibrary("lua5.4")]
    ),
    .executableTarget(
      name: "tidemark-benchmarks",
      dependencies: [
        "CReferenceCalls", "CReferenceLoop", "DemonstrationTrust", "LuaRuntime",
        "PseudoTerminalSupport", "QualityModel", "QualityStore", "SPCCore", "TestInputSupport",
        "Workbench",
      ],
      path: "Sources/TidemarkBenchmarks",
      exclude: ["pandas_by_series.py", "pandas_summary.py"],
      swiftSettings: swiftSettings
    ),

    // Arbitrary input against the core and the filter; `make fuzz` builds and runs it.
    .executableTarget(
      name: "spc-fuzz",
      dependencies: ["DelimitedText", "SPCCore", "SeriesFilter", "TestInputSupport"],
      path: "Sources/SPCFuzz",
      swiftSettings: swiftSettings
    ),

    // Kills the program in the middle of its work; `make soak` builds and runs it.
    .executableTarget(
      name: "store-soak",
      dependencies: ["TestInputSupport", "tidemark"],
      path: "Sources/StoreSoak",
      swiftSettings: swiftSettings
    ),

    // Tests: one target for each room, and the program seen from outside.
    .testTarget(
      name: "SPCCoreTests",
      dependencies: ["SPCCore", "TestInputSupport"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "DelimitedTextTests",
      dependencies: ["DelimitedText", "TestInputSupport"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "OrderedJSONTests",
      dependencies: ["OrderedJSON", "TestInputSupport"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "NotebookTests",
      dependencies: ["Notebook", "OrderedJSON", "QualityModel", "TestInputSupport"],
      exclude: ["Goldens"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "LuaRuntimeTests",
      dependencies: ["LuaRuntime", "TestInputSupport"],
      // Read from the checkout, beside the tests that name them.
      exclude: ["Adversarial", "Goldens", "Scripts"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "QualityModelTests",
      dependencies: ["QualityModel", "TestInputSupport"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "DemonstrationTrustTests",
      dependencies: [
        "DemonstrationTrust", "QualityAnalysis", "QualityModel", "QualityStore", "SPCCore",
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "QualityStoreTests",
      dependencies: [
        "DelimitedText", "QualityModel", "QualityStore", "TestInputSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Goldens"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "QualityAnalysisTests",
      dependencies: [
        "QualityAnalysis", "QualityModel", "QualityStore", "SPCCore", "TestInputSupport",
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "SeriesFilterTests",
      dependencies: ["DelimitedText", "SPCCore", "SeriesFilter", "TestInputSupport"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "ChartRenderingTests",
      dependencies: ["ChartRendering", "OrderedJSON", "SPCCore", "TestInputSupport"],
      exclude: ["Goldens"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "LuaRuntime", "OrderedJSON", "QualityModel", "QualityStore", "SPCCore", "SeriesFilter",
        "TestInputSupport", "Workbench",
      ],
      exclude: ["Goldens"],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "JupyterKernelTests",
      dependencies: ["JupyterKernel", "OrderedJSON", "TestInputSupport", "Workbench"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "TestInputSupport",
      path: "Tests/TestInputSupport",
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
      dependencies: [
        "LineEditing", "PseudoTerminalSupport", "TestInputSupport", "line-editing-probe",
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "DemonstrationTrust", "Notebook", "OrderedJSON", "PseudoTerminalSupport", "spc-fuzz",
        "store-soak", "TestInputSupport", "tidemark",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: swiftSettings
    ),
  ],
  swiftLanguageModes: [.v6]
)
