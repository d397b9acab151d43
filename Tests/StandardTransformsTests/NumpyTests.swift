import Foundation
import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

/// Compares with numpy, where it is installed.
@Suite(.enabled(if: Numpy.isInstalled)) struct NumpyTests {
  private let x: [Int64]
  private let y: [Double]
  private let source: MemorySource

  init() {
    var random = SeededGenerator(seed: 11)
    var now: Int64 = 0
    x = (0..<500).map { _ in
      now += 1 + Int64(random.below(50))
      return now
    }
    y = (0..<500).map { _ in random.below(12) == 0 ? .nan : random.fraction() * 1000 - 300 }
    source = table(time: x, load: y, blockRows: 64)
  }

  private func expectSame(_ found: [Double], _ script: String) throws {
    let expected = try Numpy.run(script, x: x, y: y)
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) {
      #expect(a.isNaN == b.isNaN && (a.isNaN || abs(a - b) <= 1e-9 * max(1, abs(b))), "\(a), \(b)")
    }
  }

  @Test(arguments: [
    ("sqrt(abs(load)) + log(time) * 2 ^ -3", "np.sqrt(np.abs(y)) + np.log(x) * 2.0 ** -3"),
    ("load % 7 + floor(load)", "np.fmod(y, 7) + np.floor(y)"),
    ("if(time > 4000, exp(load / 1000), -load)", "np.where(x > 4000, np.exp(y / 1000), -y)"),
    ("clamp(load, -100, 100) / (time - 3)", "np.clip(y, -100, 100) / (x - 3.0)"),
    ("log2(time) - log10(time)", "np.log2(x) - np.log10(x)"),
  ])
  func calculates(text: String, script: String) throws {
    let result = try apply(
      CalculateTransform.self, ["as": "r", "expr": "\(text)"], to: source)
    try expectSame(try reals("r", of: result), script)
  }

  @Test func rates() throws {
    let result = try apply(RateTransform.self, ["field": "load"], to: source)
    try expectSame(
      try reals("load_rate", of: result), "np.concatenate([[np.nan], np.diff(y) / np.diff(x)])")
  }

  @Test func followsTheMaximum() throws {
    let result = try apply(CumulativeMaxTransform.self, ["field": "load"], to: source)
    try expectSame(try reals("load_max", of: result), "np.fmax.accumulate(y)")
  }

  @Test(arguments: ["mean", "min", "max", "median"]) func moves(name: String) throws {
    let result = try apply(
      MovingTransform.self,
      ["field": "load", "window": 21, "statistic": "\(name)"], to: source)
    try expectSame(
      try reals("load_\(name)", of: result),
      "[np.nan\(name)(y[max(0, i - 10):i + 11]) for i in range(len(y))]")
    let spans = try apply(
      MovingTransform.self,
      [
        "field": "load", "window": "400s", "statistic": "\(name)",
        "position": "trailing",
      ], to: source)
    try expectSame(
      try reals("load_\(name)", of: spans),
      "[np.nan\(name)(y[(x > x[i] - 400) & (x <= x[i])]) for i in range(len(y))]")
  }

  @Test func resamples() throws {
    let linear = try apply(
      ResampleTransform.self, ["count": 333, "method": "linear"], to: source)
    try expectSame(
      try reals("load", of: linear), "np.interp(np.linspace(x[0], x[-1], 333), x, y)")
    let held = try apply(ResampleTransform.self, ["every": 17], to: source)
    try expectSame(
      try reals("load", of: held),
      "y[np.searchsorted(x, np.arange(x[0], x[-1] + 1, 17), side='right') - 1]")
  }

  @Test func countsInBins() throws {
    for bins in [1, 7, 30, 64] {
      let result = try apply(
        HistogramTransform.self, ["field": "load", "bins": .init(integerLiteral: bins)],
        to: source)
      try expectSame(
        try reals("count", of: result), "np.histogram(y[~np.isnan(y)], bins=\(bins))[0]")
      try expectSame(
        try reals("to", of: result), "np.histogram(y[~np.isnan(y)], bins=\(bins))[1][1:]")
    }
  }

  @Test func differsOnProgress() throws {
    let later = table(time: x.map { $0 * 3 }, load: y.map { $0 * 2 })
    let context = TransformContext(names: ["a", "b"])
    let aligned = try make(AlignTransform.self, ["on": "progress"])
      .apply(to: [source, later], in: context)
    let result = try make(DifferenceTransform.self, [:]).apply(to: aligned, in: context)
    try expectSame(try reals("load", of: result[0]), "y")
  }

  @Test func sorts() throws {
    let result = try apply(SortTransform.self, ["field": "load"], to: source)
    try expectSame(try reals("load", of: result), "np.sort(y)")
  }
}

/// Runs numpy over two arrays.
enum Numpy {
  static let isInstalled = (try? run("x * 1.0", x: [1], y: [1])) == [1]

  static func run(_ expression: String, x: [Int64], y: [Double]) throws -> [Double] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = """
      import sys, warnings
      import numpy as np
      warnings.simplefilter("ignore")
      x = np.array([int(v) for v in sys.stdin.readline().split()])
      y = np.array([float(v) for v in sys.stdin.readline().split()])
      for v in \(expression): print(repr(float(v)))
      """
    process.arguments = ["python3", "-c", script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let lines =
      "\(x.map { "\($0)" }.joined(separator: " "))\n"
      + "\(y.map { "\($0)" }.joined(separator: " "))\n"
    input.fileHandleForWriting.write(Data(lines.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Double($0) }
  }
}
