import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct ExpressionTests {
  private let source = table(time: [1, 2, 3], heap: [10, -20, 30], load: [0.5, .nan, 2])

  private func values(_ text: String) throws -> [String] {
    let result = try apply(
      CalculateTransform.self, ["as": "r", "expr": "\(text)"], to: source)
    return try column("r", of: result).map(\.description)
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 ^ 3 ^ 2", "512.0"), ("-2 ^ 2", "-4.0"),
    ("2 ^ -1", "0.5"), ("10 - 3 - 2", "5"), ("12 / 4 / 3", "1.0"), ("7 % 4", "3.0"),
    ("-7 % 4", "-3.0"), ("- - 3", "3"), ("!0", "1"), ("!(3 > 2)", "0"), ("1 < 2 && 2 < 1", "0"),
    ("1 < 2 || 2 < 1", "1"), ("1 + 1 == 2", "1"), ("3 != 3", "0"), ("min(3, 1, 2)", "1"),
    ("max(3, 1.5)", "3.0"), ("clamp(9, 0, 5)", "5"), ("clamp(-9, 0, 5)", "0"), ("abs(-4)", "4"),
    ("if(1 > 2, 10, 20)", "20"), ("sqrt(16)", "4.0"), ("log(exp(1))", "1.0"), ("log2(8)", "3.0"),
    ("log10(1000)", "3.0"), ("floor(-1.5)", "-2.0"), ("ceil(-1.5)", "-1.0"), ("round(2.5)", "3.0"),
    ("round(7)", "7"), ("2GiB", "2147483648"), ("1.5e3", "1500.0"), (".5", "0.5"),
    ("9223372036854775807", "9223372036854775807"), ("1/0", "nan"), ("log(0)", "nan"),
  ])
  func knowsTheOrderOfOperations(text: String, result: String) throws {
    #expect(try values(text)[0] == result)
  }

  @Test func keepsWholeNumbersExactBeyondTheReachOfDoubles() throws {
    let huge = table(time: [0], heap: [9_007_199_254_740_993])
    let result = try apply(
      CalculateTransform.self, ["as": "r", "expr": "max(heap, 3) - min(0, heap) + 2"], to: huge)
    #expect(try column("r", of: result) == [.integer(9_007_199_254_740_995)])
  }

  @Test func readsColumnsAndGaps() throws {
    #expect(try values("heap + time") == ["11", "-18", "33"])
    #expect(try values("load * 2 + heap") == ["11.0", "nan", "34.0"])
    #expect(try values("load > 1") == ["0.0", "nan", "1.0"])
    #expect(try values("if(load > 1, heap, 0 - heap)") == ["-10.0", "nan", "30.0"])
    #expect(try values("min(load, 1)") == ["0.5", "nan", "1.0"])
    #expect(try values("max(1, load)") == ["1.0", "nan", "2.0"])
    #expect(try values("`heap`") == ["10", "-20", "30"])
    #expect(try values("event * 2") == ["0", "2", "4"])
  }

  @Test(arguments: [
    ("heap +", 7, "the end"), ("heap heap", 6, "operator"), ("(heap", 6, "expected \")\""),
    ("heap + * 2", 8, "\"*\""), ("sqr(heap)", 1, "no function"), ("heap = 2", 6, "unexpected"),
    ("min(heap)", 1, "2 or more"), ("if(1, 2)", 1, "3 values"), ("1 < 2 < 3", 7, "chained"),
    ("3QiB", 1, "not a number"), ("`heap", 1, "not ended"), ("", 1, "the end"),
    ("abs(1, 2)", 1, "1 value"), ("heap $ 2", 6, "unexpected"),
  ])
  func pointsAtTheWrongCharacter(text: String, character: Int, words: String) throws {
    let error = try #require(
      failure(
        of: CalculateTransform.self, ["as": "r", "expr": "\(text)"], on: source))
    #expect(error.stage == .config)
    #expect(error.message.contains("at character \(character) of"), "\(error.message)")
    #expect(error.message.contains(words), "\(error.message)")
    #expect(error.place?.path == "transform[0].expr")
  }

  @Test func namesTheNearestColumnAndFunction() {
    let column = failure(
      of: CalculateTransform.self, ["as": "r", "expr": "1 + heep"], on: source)
    #expect(column?.message == "no column \"heep\" in the expression \"1 + heep\"")
    #expect(column?.remedy == "did you mean \"heap\"?")
    let function = failure(of: CalculateTransform.self, ["as": "r", "expr": "squrt(heap)"])
    #expect(function?.remedy == "did you mean \"sqrt\"?")
  }

  @Test func movesThePlaceIntoTheConfigsLine() throws {
    let line = #"{ "as": "r", "expr": "heap + * 2" }"#
    let start = Place(file: "a.json", position: .init(line: 1, column: 22), line: line)
    let config = ConfigValue(
      .object([
        .init(key: "as", place: start, value: ConfigValue(.string("r"), at: start)),
        .init(key: "expr", place: start, value: ConfigValue(.string("heap + * 2"), at: start)),
      ]), at: start)
    let error = #expect(throws: PlotError.self) {
      try make(CalculateTransform.self, config)
    }
    #expect(error?.place?.position?.column == 30)
    let caret = try #require(error?.description.split(separator: "\n")[2])
    #expect(
      caret.count - 3
        == line.distance(
          from: line.startIndex, to: try #require(line.firstIndex(of: "*"))))
  }

  @Test func refusesEndlessNestingButNotEndlessLength() throws {
    let deep = String(repeating: "(", count: 100_000)
    let error = failure(
      of: CalculateTransform.self, ["as": "r", "expr": "\(deep)"])
    #expect(error?.message.contains("nested") == true)
    let powers = String(repeating: "1^", count: 100_000) + "1"
    #expect(
      failure(
        of: CalculateTransform.self, ["as": "r", "expr": "\(powers)"]) != nil)
    let long = Array(repeating: "1", count: 5000).joined(separator: "+")
    #expect(try values(long)[0] == "5000")
    let signs = String(repeating: "-", count: 5000) + "1"
    #expect(try values(signs)[0] == "1")
  }

  @Test func survivesAnyTextAtAll() {
    let pieces = [
      "heap", "1", "2GiB", "(", ")", "+", "-", "*", "^", "!", "&&", "<", ",", "min", "if", "`", " ",
      "é", ".",
    ]
    for seed in 0..<3000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let text = (0..<random.below(12)).map { _ in pieces[random.below(pieces.count)] }.joined()
      guard let expression = try? Expression(text),
        let program = try? ExpressionProgram(expression, to: source, at: nil)
      else { continue }
      try? source.forEachBlock(of: program.columns) { block throws(PlotError) in
        try program.evaluate(block) { _, _ in }
      }
    }
  }

  /// A formula and what it comes to, made side by side.
  private indirect enum Tree {
    case leaf(String, Value)
    case node(String, Value)
    var text: String {
      switch self {
      case .leaf(let text, _), .node(let text, _): text
      }
    }
    var value: Value {
      switch self {
      case .leaf(_, let value), .node(_, let value): value
      }
    }

    init(row: [(String, Value)], depth: Int, _ random: inout SeededGenerator) {
      guard depth > 0, random.below(5) > 0 else {
        let pick = random.below(row.count + 2)
        if pick < row.count {
          self = .leaf(row[pick].0, row[pick].1)
        } else if pick == row.count {
          self = .leaf("3", .integer(3))
        } else {
          self = .leaf("0.5", .real(0.5))
        }
        return
      }
      let a = Tree(row: row, depth: depth - 1, &random)
      let b = Tree(row: row, depth: depth - 1, &random)
      let (x, y) = (a.value.double, b.value.double)
      func join(_ sign: String, whole: (Int64, Int64) -> Int64, real: (Double, Double) -> Double)
        -> Tree
      {
        if case .integer(let i) = a.value, case .integer(let j) = b.value {
          return .node("(\(a.text) \(sign) \(b.text))", .integer(whole(i, j)))
        }
        return .node("(\(a.text) \(sign) \(b.text))", .real(real(x, y)))
      }
      let gap = x.isNaN || y.isNaN
      switch random.below(7) {
      case 0: self = join("+", whole: &+, real: +)
      case 1: self = join("-", whole: &-, real: -)
      case 2: self = join("*", whole: &*, real: *)
      case 3: self = .node("(\(a.text) / \(b.text))", .real(x / y))
      case 4:
        let made = join(
          ",", whole: { min($0, $1) }, real: { $0.isNaN ? $0 : $1.isNaN ? $1 : min($0, $1) })
        self = .node("min" + made.text, made.value)
      case 5:
        self = join("<", whole: { $0 < $1 ? 1 : 0 }, real: { gap ? .nan : $0 < $1 ? 1 : 0 })
      default:
        self = .node(
          "abs(\(a.text))",
          {
            if case .integer(let i) = a.value { return .integer(abs(i)) }
            return .real(abs(x))
          }())
      }
    }
  }

  @Test func agreesWithATreeThatIsWalkedRowByRow() throws {
    for seed in 0..<1000 {
      let series = Series(seed: UInt64(seed))
      guard series.source.rowCount > 0 else { continue }
      var text = ""
      var expected: [Cell] = []
      for row in 0..<series.source.rowCount {
        // The same seed grows the same tree for each row.
        var random = SeededGenerator(seed: UInt64(seed))
        let tree = Tree(
          row: [
            ("heap", .integer(series.heap[row] % 100)), ("load", .real(series.load[row])),
            ("event", .integer(Int64(row))),
          ], depth: 4, &random)
        text = tree.text
        if case .real(let value) = tree.value, !value.isFinite {
          expected.append(Cell(.nan))
        } else {
          expected.append(Cell(tree.value))
        }
      }
      let small = try apply(
        CalculateTransform.self, ["as": "q", "expr": "heap"], to: series.source)
      let modulus = try RowWiseSource(small, inputs: ["heap"], output: Column("heap")) {
        (block, output: UnsafeMutableBufferPointer<Int64>) in
        for row in output.indices { output[row] = block.columns[0].integer(at: row) % 100 }
      }
      let result = try apply(
        CalculateTransform.self, ["as": "r", "expr": "\(text)"], to: modulus)
      #expect(try column("r", of: result) == expected, "\(text), seed \(seed)")
    }
  }
}
