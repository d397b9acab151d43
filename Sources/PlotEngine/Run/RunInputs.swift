import PlotConfig
import PlotCore

/// Opens the inputs of a run: first the files, then what is derived from them.
struct RunInputs {
  private let spec: RunSpec
  private let options: RunOptions
  private let opener: InputOpener
  private let context: TransformContext
  private let marks: MarkSet

  init(of spec: RunSpec, registry: Registry, options: RunOptions) {
    self.spec = spec
    self.options = options
    marks = registry.marks
    opener = InputOpener(registry: registry, temporaryFolder: options.temporaryFolder)
    context = TransformContext(
      workerCount: options.workerCount, temporaryFolder: options.temporaryFolder)
  }

  /// Opens all of them, and adds what a figure that is drawn derives on its own.
  func open(isDrawn: Bool) throws(PlotError) -> [OpenInput] {
    var opened = try openFiles()
    try derive(&opened)
    var inputs = try SharedClock.aligned(
      spec.inputs.compactMap { opened[$0.name] }, of: spec, context)
    try GroupedInputs(context, marks).prepare(&inputs, of: spec)
    if isDrawn {
      try DifferenceFigure.prepare(&inputs, of: spec, context: context, marks: marks)
    }
    return inputs
  }

  private func openFiles() throws(PlotError) -> [String: OpenInput] {
    let origins = Set(spec.inputs.flatMap(\.originNames))
    let fileCount = spec.inputs.count { if case .file = $0.origin { true } else { false } }
    // A recording that grows is opened once more for the part of it that is read.
    OpenFileLimit.raise(for: options.growth == nil ? fileCount : 2 * fileCount)
    var opened: [String: OpenInput] = [:]
    for input in spec.inputs {
      var (path, base): (String, any Source)
      switch input.origin {
      case .inputs: continue
      case .source(let source): (path, base) = (input.name, source)
      case .file(let name):
        let file = try file(name, of: input)
        path = name
        base = try opener.open(
          Input(name: input.name, file: file), parser: input.parser, options: input.formatOptions,
          growth: options.growth)
      }
      var open = try OpenInput(input, path: path, base: base, context: context)
      // What others are derived from must not change under them.
      if origins.contains(input.name) { _ = try open.settle(context) }
      opened[input.name] = open
    }
    return opened
  }

  /// Opens an input's file; where a config names it, an error points there.
  private func file(_ path: String, of input: InputSpec) throws(PlotError) -> InputFile {
    do throws(PlotError) {
      return try opener.file(at: path)
    } catch {
      guard let place = input.place, place.position != nil else { throw error }
      var error = error
      error.message = "\(path): \(error.message)"
      error.place = place
      throw error
    }
  }

  /// Derives inputs in the order in which what they are made from is there; each is looked at once for
  /// each of its origins.
  private func derive(_ opened: inout [String: OpenInput]) throws(PlotError) {
    var missing: [Int: Int] = [:]
    var waiting: [String: [Int]] = [:]
    var ready: [Int] = []
    for (number, input) in spec.inputs.enumerated() where opened[input.name] == nil {
      let rest = Set(input.originNames.filter { opened[$0] == nil })
      for name in rest { waiting[name, default: []].append(number) }
      missing[number] = rest.count
      if rest.isEmpty { ready.append(number) }
    }
    while !ready.isEmpty {
      var next: [Int] = []
      for number in ready {
        let input = spec.inputs[number]
        missing[number] = nil
        opened[input.name] = try OpenInput(
          input, from: input.originNames.compactMap { opened[$0] }, context: context)
        for other in waiting.removeValue(forKey: input.name) ?? [] {
          missing[other, default: 0] -= 1
          if missing[other] == 0 { next.append(other) }
        }
      }
      ready = next.sorted()
    }
    guard let first = missing.keys.min() else { return }
    throw PlotError(
      .config,
      "input \"\(spec.inputs[first].name)\" is derived from one that is not there, or from itself",
      at: spec.inputs[first].place)
  }
}

extension InputSpec {
  /// The inputs that it is derived from; none where it is read from elsewhere.
  fileprivate var originNames: [String] {
    if case .inputs(let names) = origin { names } else { [] }
  }
}
