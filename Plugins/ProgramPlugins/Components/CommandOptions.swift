import PlotCore

/// The options of a program that a config names: the program, and whatever it declares itself.
public struct CommandOptions: ComponentOptions {
  /// The call; nil where no program is named.
  private let call: ProgramCall?

  /// Takes `run`, `timeout`, and what the program says that it takes.
  ///
  /// Runs the program with `--describe` where the reader's context lets it.
  public init(from reader: inout OptionReader) {
    let form = OptionDeclaration.Form.either([
      .text("program"), .list(.text("program or argument")),
    ])
    let value = reader.any(
      "run", form: form, required: true,
      help: "the program, seen from the config's folder, with its arguments")
    let timeLimit = ProgramCall.timeLimit(from: &reader)
    guard let value else {
      if reader.isDescribing { reader.takeMore() }
      call = nil
      return
    }
    let path = reader.subpath("run")
    let words = value.string.map { [$0] } ?? value.elements?.map(\.string) ?? [nil]
    guard words.allSatisfy({ $0 != nil }) else {
      reader.reject(value, path: path, expected: form)
      reader.takeMore()
      call = nil
      return
    }
    do throws(PlotError) {
      let program = try Program(words.compactMap { $0 }, in: reader.context.folder(of: value))
      if reader.context.asksPrograms {
        let description = try Descriptions.of(program)
        call = ProgramCall(program, description, timeLimit: timeLimit, from: &reader)
      } else {
        call = ProgramCall(unasked: program, from: &reader)
      }
    } catch {
      reader.reject(value, path: path, error.inOneLine, remedy: error.remedy)
      // What else stands there is not known to be wrong.
      reader.takeMore()
      call = nil
    }
  }

  /// Returns the call of a program of a kind; throws where there is none, or it is of another kind.
  func call(of kind: Description.Kind) throws(PlotError) -> ProgramCall {
    guard let call else {
      throw PlotError(.config, "no program is named", remedy: "name one: \"run\": [\"./program\"]")
    }
    if let found = call.description?.kind, found != kind {
      throw PlotError(
        .config, "\"\(call.program.name)\" is a \(found.rawValue), not a \(kind.rawValue)")
    }
    return call
  }
}
