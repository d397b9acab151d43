import PlotCore

/// A program, asked what it is, with what a config has told it.
struct ProgramCall: Sendable {
  /// The variable in which a program finds its options, as a JSON object.
  static let optionsVariable = "PLOT_OPTIONS"

  let program: Program
  /// What it said of itself; nil where it may not be asked, and then never is run.
  let description: Description?
  private let options: String
  private let timeLimit: Double

  /// Takes what the program declares.
  init(
    _ program: Program, _ description: Description, timeLimit: Double,
    from reader: inout OptionReader
  ) {
    self.program = program
    self.description = description
    self.timeLimit = timeLimit
    let place = Place(file: program.name)
    var members: [ConfigValue.Member] = []
    for option in description.options {
      let value = reader.value(of: option.declaration)
      guard let value = value ?? option.fallback else { continue }
      members.append(
        ConfigValue.Member(key: option.declaration.key, place: place, value: value))
    }
    options = JSONValue.text(ConfigValue(.object(members), at: place))
  }

  /// Takes the time limit, and what the program declares.
  init(_ program: Program, _ description: Description, from reader: inout OptionReader) {
    let timeLimit = Self.timeLimit(from: &reader)
    self.init(program, description, timeLimit: timeLimit, from: &reader)
  }

  /// Lets everything pass that the program might take.
  init(unasked program: Program, from reader: inout OptionReader) {
    self.program = program
    description = nil
    options = "{}"
    timeLimit = 0
    reader.takeMore()
    reader.unaskedPrograms.append(program.name)
  }

  /// Takes the time limit.
  static func timeLimit(from reader: inout OptionReader) -> Double {
    reader.number(
      "timeout", .time, default: 60, in: 0.01...86_400, help: "how long the program may run")
  }

  /// Runs the program on what the descriptor gives; throws where it does not end well.
  func run(_ input: Int32, stage: PlotError.Stage) throws(PlotError) -> ProgramRun.Answer {
    guard description != nil else {
      throw PlotError(stage, "\"\(program.name)\" was not asked what it takes")
    }
    let run = ProgramRun(
      program: program, environment: [Self.optionsVariable: options], timeLimit: timeLimit,
      stage: stage)
    return try run(input)
  }
}
