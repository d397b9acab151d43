// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "penplot",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Outside of this repository: .package(url: "https://…/highwater", from: "0.2.0")
    .package(name: "highwater", path: "../..")
  ],
  targets: [
    .target(
      name: "PlotterRenderer", dependencies: [.product(name: "PlotCore", package: "highwater")]),
    .executableTarget(
      name: "penplot",
      dependencies: [
        "PlotterRenderer",
        .product(name: "CairoCanvas", package: "highwater"),
        .product(name: "MemoryRecordings", package: "highwater"),
        .product(name: "MemusageParser", package: "highwater"),
        .product(name: "PlotCLI", package: "highwater"),
        .product(name: "PlotCore", package: "highwater"),
      ]),
    .testTarget(
      name: "PlotterRendererTests",
      dependencies: ["PlotterRenderer", .product(name: "PlotTesting", package: "highwater")]),
  ],
  swiftLanguageModes: [.v6]
)
