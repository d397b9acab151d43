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

let standardPlugins = [
  "MemusageParser", "MemusageSummaryParser", "MassifParser", "MprofParser", "PsrecordParser",
  "PidstatParser", "ResidentParser", "PrometheusParser", "NDJSONParser", "TableParser",
  "StandardTransforms",
  "CairoCanvas", "PNGRenderer", "VectorRenderer", "SVGRenderer", "TableExporters",
]
let standardPluginTargets = standardPlugins.map { Target.Dependency(stringLiteral: $0) }

let package = Package(
  name: "highwater",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "highwater", targets: ["highwater"]),
    .library(name: "PlotCore", targets: ["PlotScene", "PlotCore"]),
    .library(name: "PlotCLI", targets: ["PlotCLI"]),
    .library(name: "PlotTesting", targets: ["PlotTesting"]),
    .library(name: "HighwaterPlugins", targets: standardPlugins),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // The rooms, from the bottom up: a target may import only what stands above it here.
    .target(name: "CHost"),
    .target(name: "Host"),
    .target(name: "PlotScene", dependencies: ["Host"]),
    .target(name: "PlotCore", dependencies: ["PlotScene", "Host", "CHost"]),
    .target(name: "PlotLayout", dependencies: ["PlotCore", "PlotScene", "Host"]),
    .target(name: "Comparing", dependencies: ["PlotCore"]),
    .target(
      name: "PlotEngine",
      dependencies: ["PlotLayout", "Comparing", "PlotCore", "PlotScene", "Host"]),
    .target(name: "Recording", dependencies: ["PlotCore"]),
    .target(
      name: "PlotCLI",
      dependencies: [
        "PlotEngine", "Comparing", "PlotCore", "Recording", "Host", "CHost", argumentParser,
      ]),
    .target(name: "PlotTesting", dependencies: ["PlotCore", "PlotScene", "Host"]),
    .executableTarget(
      name: "penplot",
      dependencies: ["PlotCLI", "MemusageParser", "CairoCanvas", "PlotterRenderer"],
      path: "Examples/penplot"),
    .executableTarget(name: "highwater", dependencies: ["PlotCLI"] + standardPluginTargets),

    // Plugins: parsers, transforms, renderers.
    plugin("MemusageParser", dependencies: ["PlotCore", "Host"]),
    plugin("MassifParser", dependencies: ["PlotCore"]),
    plugin("MprofParser", dependencies: ["PlotCore", "Host"]),
    plugin("PsrecordParser", dependencies: ["PlotCore"]),
    plugin("PidstatParser", dependencies: ["PlotCore"]),
    plugin("ResidentParser", dependencies: ["PlotCore"]),
    plugin("TableParser", dependencies: ["PlotCore", "Host"]),
    plugin("NDJSONParser", dependencies: ["PlotCore", "Host"]),
    plugin("PrometheusParser", dependencies: ["PlotCore"]),
    plugin("MemusageSummaryParser", dependencies: ["PlotCore"]),
    plugin("StandardTransforms", dependencies: ["PlotCore", "Host"]),
    plugin("CairoCanvas", dependencies: ["PlotScene", "PlotCore", "Host", "CCairo"]),
    plugin("PNGRenderer", dependencies: ["PlotScene", "PlotCore", "CairoCanvas", "CPNG"]),
    plugin("VectorRenderer", dependencies: ["PlotScene", "PlotCore", "CairoCanvas"]),
    plugin("SVGRenderer", dependencies: ["PlotScene", "PlotCore"]),
    plugin("TableExporters", dependencies: ["PlotCore"]),
    .target(
      name: "PlotterRenderer", dependencies: ["PlotScene", "PlotCore"],
      path: "Examples/PlotterRenderer"),
    .systemLibrary(
      name: "CCairo", path: "Plugins/CCairo", pkgConfig: "cairo-ft cairo-pdf cairo-ps fontconfig",
      providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CLibPNG", path: "Plugins/CLibPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(
      name: "CPNG", dependencies: ["CLibPNG"], path: "Plugins/CPNG",
      linkerSettings: [.linkedLibrary("z")]),

    tests(of: "PlotScene"),
    tests(of: "PlotCore"),
    tests(of: "PlotLayout"),
    tests(of: "Comparing"),
    tests(of: "PlotEngine"),
    tests(of: "PlotTesting"),
    tests(of: "Recording"),
    tests(of: "MemusageParser"),
    tests(of: "MassifParser"),
    tests(of: "MprofParser"),
    tests(of: "PsrecordParser"),
    tests(of: "PidstatParser"),
    tests(of: "ResidentParser"),
    tests(of: "TableParser"),
    tests(of: "NDJSONParser"),
    tests(of: "PrometheusParser"),
    tests(of: "MemusageSummaryParser"),
    tests(of: "StandardTransforms"),
    tests(of: "CairoCanvas"),
    tests(of: "PNGRenderer"),
    tests(of: "VectorRenderer"),
    tests(of: "SVGRenderer"),
    tests(of: "TableExporters"),
    tests(of: "PlotterRenderer"),
    .testTarget(
      name: "HighwaterTests",
      dependencies: [
        "highwater", "PlotCLI", "PlotEngine", "PlotLayout", "PlotTesting", "Recording",
      ] + standardPluginTargets,
      exclude: ["Oracles"]),
  ],
  swiftLanguageModes: [.v6]
)

let targetsInC = ["CHost", "CPNG"]
for target in package.targets where target.type != .system && !targetsInC.contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
