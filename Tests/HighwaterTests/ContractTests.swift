import CairoCanvas
import Foundation
import MemusageParser
import PNGRenderer
import PlotCore
import PlotTesting
import ResidentParser
import SVGRenderer
import StandardTransforms
import TableExporters
import Testing
import VectorRenderer

/// The contract of PlotTesting, kept by everything that the tool installs.
@Suite struct ContractTests {
  private static let plugins: [Plugin] =
    [.memusage, .residentMemory] + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText]

  /// What each transform is tried with, beside its defaults.
  private static let options: [String: ConfigValue] = [
    "calculate": ["as": "double", "expr": "heap * 2 / (time + 1)"],
    "filter": ["expr": "heap > 0"], "rebase": [:], "downsample": [:],
    "rate": ["field": "heap"], "cumulative-max": ["field": "heap"],
    "moving": ["field": "heap", "window": 5], "resample": ["count": 21],
    "histogram": ["field": "heap"], "sort": ["field": "heap"], "align": ["on": "progress"],
    "difference": [:],
    "aggregate": ["groupby": "stack", "aggregate": ["op": "p95", "field": "heap"]],
    "joinaggregate": ["joinaggregate": ["op": "max", "field": "heap"]],
    "window": ["window": ["op": "rank"], "sort": ["field": "heap"]],
    "stack": ["stack": "heap", "groupby": "time"],
    "impute": ["impute": "heap", "key": "time", "value": 0],
    "bin": ["field": "heap"], "fold": ["fold": ["heap", "stack"]], "sample": ["sample": 9],
    "quantile": ["quantile": "heap"], "loess": ["loess": "heap", "on": "time"],
    "regression": ["regression": "heap", "on": "time", "method": "quad"],
    // A recording without names and dates is refused, always in the same words.
    "top": ["field": "heap"], "pivot": ["pivot": "heap", "value": "stack"],
    "time-unit": ["timeUnit": "year", "field": "time"],
  ]

  @Test(arguments: ["ls", "mmap-underflow", "unbuffered-repeat", "truncated"])
  func theParserKeepsTheContract(capture: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Tool.capture(capture))))
    let parser = try MemusageParser(options: .defaults)
    let violations = checkParser(parser, files: [(capture, bytes)])
    // A repeated tail and an underflow are read, so are files cut short; none may break a promise.
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test func everyRendererKeepsTheContract() throws {
    let registry = try Registry(Self.plugins)
    #expect(registry.renderers.count == 9)
    for type in registry.renderers.compactMap({ $0.type as? any Renderer.Type }) {
      let violations = try Self.violations(of: type)
      #expect(violations.isEmpty, "\(violations)")
    }
  }

  @Test func everyTransformKeepsTheContract() throws {
    let registry = try Registry(Self.plugins)
    #expect(Set(registry.transforms.map { $0.id }) == Set(Self.options.keys))
    for type in registry.transforms.compactMap({ $0.type as? any SeriesTransform.Type }) {
      let violations = try Self.violations(of: type)
      #expect(violations.isEmpty, "\(violations)")
    }
  }

  @Test func everySummaryIsAboutSomethingElse() {
    #expect(Set(Self.plugins.map(\.summary)).count == Self.plugins.count)
  }

  private static func violations<R: Renderer>(of type: R.Type) throws -> [Violation] {
    checkRenderer(try R(options: .defaults))
  }

  private static func violations<T: SeriesTransform>(of type: T.Type) throws -> [Violation] {
    let transform = try T(config: options[T.id] ?? [:])
    guard T.id == "difference" else {
      return checkTransform(transform, inputCount: T.id == "align" ? 2 : 1)
    }
    let align = try AlignTransform(config: ["on": "events"])
    return checkTransform(transform) { shape, blockRows in
      let inputs: [any Source] = [1, 2].map {
        SampleSource.make(shape, blockRows: blockRows, seed: $0)
      }
      let aligned = try? align.apply(to: inputs, in: TransformContext())
      return aligned?.first ?? MemorySource([])
    }
  }
}
