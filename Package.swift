// swift-tools-version: 6.2
import PackageDescription

/// One target below Plugins/, with its folder named because SwiftPM keeps Plugins/ for its own.
func plugin(_ name: String, dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: "Plugins/\(name)")
}

func tests(of name: String, dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: name == "PlotTesting"
      ? ["PlotTesting"] + dependencies
      : [.init(stringLiteral: name), "PlotTesting"] + dependencies)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")

/// What needs no Cairo.
let plainPlugins = [
  "MemusageParser", "MemusageSummaryParser", "MassifParser", "MprofParser", "PsrecordParser",
  "PidstatParser", "ReportParser", "ResidentParser", "PrometheusParser", "NDJSONParser",
  "TableParser",
  "StandardTransforms", "SVGRenderer", "TableExporters", "ProgramPlugins",
]
let cairoPlugins = ["CairoCanvas", "PNGRenderer", "VectorRenderer"]
let plugins = plainPlugins + cairoPlugins
let pluginTargets = plugins.map { Target.Dependency(stringLiteral: $0) }

let package = Package(
  name: "highwater",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "highwater", targets: ["HighwaterTool"]),
    .library(name: "Highwater", targets: ["Highwater"]),
    // What a plugin is made with.
    .library(name: "PlotCore", targets: ["PlotCore", "PlotScene"]),
    .library(name: "TextReading", targets: ["TextReading"]),
    .library(name: "MemoryRecordings", targets: ["MemoryRecordings"]),
    .library(name: "PlotTesting", targets: ["PlotTesting"]),
    // What a tool is made with.
    .library(name: "PlotCLI", targets: ["PlotCLI"]),
    .library(name: "MemoryTools", targets: ["MemoryTools"]),
  ] + plugins.map { .library(name: $0, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
  ],
  targets: [
    // The rooms, from the bottom up: a target may import only what stands above it here.
    .target(name: "CHost"),
    .target(name: "Host"),
    .target(name: "PlotScene", dependencies: ["Host"]),
    .target(name: "PlotCore", dependencies: ["PlotScene", "Host", "CHost", heap]),
    .target(name: "TextReading", dependencies: ["PlotCore", "Host"]),
    .target(name: "MemoryRecordings", dependencies: ["PlotCore", "TextReading"]),
    .target(name: "PlotLayout", dependencies: ["PlotCore", "PlotScene", "Host"]),
    .target(name: "Comparing", dependencies: ["PlotCore"]),
    .target(
      name: "PlotConfig",
      dependencies: ["PlotLayout", "Comparing", "TextReading", "PlotCore", "PlotScene", "Host"]),
    .target(
      name: "PlotEngine",
      dependencies: [
        "PlotConfig", "PlotLayout", "Comparing", "TextReading", "PlotCore", "PlotScene", "Host",
      ]),
    .target(
      name: "PlotCLI",
      dependencies: [
        "PlotEngine", "PlotConfig", "Comparing", "PlotCore", "Host", argumentParser,
      ]),
    .target(
      name: "MemoryTools",
      dependencies: [
        "PlotCLI", "PlotEngine", "PlotConfig", "MemoryRecordings", "PlotCore", "Host",
        argumentParser,
      ]),
    .target(name: "PlotTesting", dependencies: ["PlotCore", "PlotScene", "Host"]),
    .target(
      name: "Highwater",
      dependencies: [
        "PlotEngine", "PlotConfig", "PlotLayout", "PlotCore", "PlotScene", "TextReading",
        "MemoryRecordings",
      ]
        + pluginTargets),
    .executableTarget(
      name: "HighwaterTool",
      dependencies: ["Highwater", "MemoryTools", "PlotCLI", "ProgramPlugins"],
      path: "Sources/highwater"),

    // Plugins: parsers, transforms, renderers.
    plugin(
      "MemusageParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings", "Host"]),
    plugin("MassifParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings"]),
    plugin("MprofParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings", "Host"]),
    plugin("PsrecordParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings"]),
    plugin("PidstatParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings"]),
    plugin("ResidentParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings"]),
    plugin("ReportParser", dependencies: ["PlotCore", "TextReading"]),
    plugin("TableParser", dependencies: ["PlotCore", "TextReading", "Host"]),
    plugin("NDJSONParser", dependencies: ["PlotCore", "TextReading", "Host"]),
    plugin("PrometheusParser", dependencies: ["PlotCore", "TextReading"]),
    plugin("MemusageSummaryParser", dependencies: ["PlotCore", "TextReading", "MemoryRecordings"]),
    plugin("StandardTransforms", dependencies: ["PlotCore", "TextReading", "Host"]),
    plugin("CairoCanvas", dependencies: ["PlotScene", "PlotCore", "Host", "CCairo", "CFriBidi"]),
    plugin("PNGRenderer", dependencies: ["PlotScene", "PlotCore", "CairoCanvas", "CPNG"]),
    plugin("VectorRenderer", dependencies: ["PlotScene", "PlotCore", "CairoCanvas"]),
    plugin("SVGRenderer", dependencies: ["PlotScene", "PlotCore"]),
    plugin(
      "ProgramPlugins",
      dependencies: ["PlotCore", "PlotScene", "TextReading", "Host", "NDJSONParser", "TableParser"]),
    plugin("TableExporters", dependencies: ["PlotCore"]),
    .systemLibrary(
      name: "CCairo", path: "Plugins/CCairo", pkgConfig: "cairo-ft cairo-pdf cairo-ps fontconfig",
      providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CFriBidi", path: "Plugins/CFriBidi", pkgConfig: "fribidi",
      providers: [.apt(["libfribidi-dev"]), .brew(["fribidi"])]),
    .systemLibrary(
      name: "CLibPNG", path: "Plugins/CLibPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(
      name: "CPNG", dependencies: ["CLibPNG"], path: "Plugins/CPNG",
      linkerSettings: [.linkedLibrary("z")]),

    tests(of: "Host", dependencies: ["PlotCore"]),
    tests(of: "PlotScene"),
    tests(of: "PlotCore"),
    tests(of: "TextReading"),
    tests(of: "MemoryRecordings", dependencies: ["TextReading"]),
    tests(of: "PlotLayout"),
    tests(of: "Comparing"),
    tests(of: "PlotConfig", dependencies: ["PlotLayout", "Comparing"]),
    tests(of: "PlotEngine", dependencies: ["PlotConfig", "PlotLayout", "MemoryRecordings"]),
    tests(of: "PlotTesting"),
    tests(of: "PlotCLI", dependencies: ["Comparing"]),
    tests(of: "MemoryTools", dependencies: ["MemoryRecordings"]),
    tests(of: "MemusageParser", dependencies: ["MemoryRecordings"]),
    tests(of: "MassifParser"),
    tests(of: "MprofParser"),
    tests(of: "PsrecordParser"),
    tests(of: "PidstatParser"),
    tests(of: "ResidentParser"),
    tests(of: "ReportParser"),
    tests(of: "TableParser"),
    tests(of: "NDJSONParser"),
    tests(of: "PrometheusParser"),
    tests(of: "MemusageSummaryParser"),
    tests(of: "StandardTransforms"),
    tests(of: "CairoCanvas", dependencies: ["CFriBidi"]),
    tests(of: "PNGRenderer"),
    tests(of: "VectorRenderer"),
    tests(of: "SVGRenderer"),
    tests(of: "ProgramPlugins"),
    tests(of: "TableExporters"),
    .testTarget(
      name: "HighwaterTests",
      dependencies: [
        "HighwaterTool", "Highwater", "MemoryRecordings", "MemoryTools", "PlotCLI", "PlotConfig",
        "PlotEngine", "PlotLayout", "PlotTesting",
      ] + pluginTargets,
      exclude: ["Oracles"]),
  ],
  swiftLanguageModes: [.v6]
)

// Who makes the documentation has the plugin that does; nobody else needs to fetch it.
if Context.environment["HIGHWATER_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}

let targetsInC = ["CHost", "CPNG"]
for target in package.targets where target.type != .system && !targetsInC.contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
