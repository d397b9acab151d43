// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "lollipop",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Outside of this repository: .package(url: "https://…/highwater", from: "0.2.0")
    .package(name: "highwater", path: "../..")
  ],
  targets: [
    .target(
      name: "LollipopPlugins", dependencies: [.product(name: "PlotCore", package: "highwater")]),
    .executableTarget(
      name: "lollipop",
      dependencies: [
        "LollipopPlugins",
        .product(name: "CairoCanvas", package: "highwater"),
        .product(name: "PNGRenderer", package: "highwater"),
        .product(name: "PlotCLI", package: "highwater"),
        .product(name: "SVGRenderer", package: "highwater"),
        .product(name: "TableParser", package: "highwater"),
      ]),
    .testTarget(
      name: "LollipopPluginsTests",
      dependencies: [
        "LollipopPlugins",
        .product(name: "PlotCLI", package: "highwater"),
        .product(name: "PlotTesting", package: "highwater"),
        .product(name: "SVGRenderer", package: "highwater"),
        .product(name: "TableParser", package: "highwater"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
