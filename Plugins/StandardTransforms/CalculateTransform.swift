import PlotCore

extension Plugin {
  /// Calculates a column from others.
  public static let calculate = Plugin.transform(CalculateTransform.self)
}

/// What `calculate` takes from a config.
public struct CalculateOptions: ComponentOptions {
  /// The name of the new column.
  public var name: String
  /// The unit of the new column; nil for what the operands tell.
  public var unit: Unit?
  let expression: Expression?
  let place: Place?

  /// Takes `as`, `expr` and `unit`.
  public init(from reader: inout OptionReader) {
    name = reader.requiredText("as", meaning: "column", help: "the new column's name")
    (expression, place) = reader.expression(
      "expr", isRequired: true, help: "the formula, such as heap + stack")
    unit = reader.optionalText("unit", help: "the new column's unit; else told by the formula")
      .map { Unit($0) }
  }
}

/// Adds a column that a formula calculates from the others, row by row.
///
/// Formulas have numbers (`12`, `1.5e3`, `2GiB`), columns (in back quotes where the name is no
/// plain word), `+ - * / % ^`, comparisons, `&& || !`, and `min max abs sqrt log log2 log10 exp
/// floor ceil round clamp if`. Whole numbers are calculated exactly in 64 bits under `+ - *`, min,
/// max, abs, clamp, rounding, comparisons and `if`; where such a result does not fit, reading
/// throws and names the row. Everything else, and columns with a scale, is floating point. A gap in
/// an operand makes a gap, and so does a result that is not finite, such as 1/0.
public struct CalculateTransform: SeriesTransform {
  /// `calculate`.
  public static let id = "calculate"
  /// What it does.
  public static let summary = "calculates a column from others by a formula"
  private let options: CalculateOptions
  private let expression: Expression

  /// Creates it; throws where the formula is missing or wrong.
  public init(options: CalculateOptions) throws(PlotError) {
    guard let expression = options.expression else {
      throw PlotError(.config, "calculate has no formula", remedy: "add \"expr\"")
    }
    self.options = options
    self.expression = expression
  }

  /// Adds the column to each source; throws where a source lacks one that the formula names.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let program = try ExpressionProgram(expression, to: source, at: options.place)
      let inputs = program.columns.map { source.columns[$0].name }
      let output = Column(options.name, unit: options.unit ?? program.unit)
      if program.isInteger {
        return try RowWiseSource(source, inputs: inputs, output: output) {
          (block, output: UnsafeMutableBufferPointer<Int64>) throws(PlotError) in
          guard let target = output.baseAddress else { return }
          try program.evaluate(block) { tile, registers in
            (target + tile.lowerBound).update(from: registers.integer(0), count: tile.count)
          }
        }
      }
      return try RowWiseSource(source, inputs: inputs, output: output) {
        (block, output: UnsafeMutableBufferPointer<Double>) throws(PlotError) in
        try program.evaluate(block) { tile, registers in
          let results = registers.real(0)
          for index in 0..<tile.count {
            let result = results[index]
            output[tile.lowerBound + index] = result.isFinite ? result : .nan
          }
        }
      }
    }
  }
}

extension OptionReader {
  /// Takes a formula and its place; what is wrong with it is recorded at the very character.
  mutating func expression(
    _ key: String, isRequired: Bool = false, help: String
  ) -> (Expression?, Place?) {
    let form = OptionDeclaration.Form.text("formula")
    guard let value = any(key, form: form, required: isRequired, help: help) else {
      return (nil, nil)
    }
    guard let text = value.string else {
      reject(value, path: subpath(key), expected: form)
      return (nil, nil)
    }
    let place = value.place.with(path: subpath(key))
    do throws(ExpressionError) { return (try Expression(text), place) } catch {
      reject(value, path: subpath(key), error.inConfig(text, at: place))
      return (nil, place)
    }
  }
}
