import ArgumentParser

/// A command that takes any number of recordings.
package protocol CapturesCommand: ParsableCommand {
  /// The recordings; - is standard input.
  var captures: [String] { get set }
}

/// A command line in which long runs of file names are one word each while it is parsed:
/// ArgumentParser takes a time that grows with the square of their number.
struct FoldedArguments {
  /// Runs shorter than this stay as they are.
  private static let shortestRun = 64

  /// The arguments, each run as one word.
  private(set) var arguments: [String] = []
  /// The words of each run by the one that stands for them.
  private var runs: [String: ArraySlice<String>] = [:]

  /// Folds the runs of a command line.
  init(_ arguments: [String]) {
    var rest = arguments[...]
    while !rest.isEmpty {
      let run = rest.prefix { !$0.hasPrefix("-") }
      // The first of a run may be a command, the first or second the value of what stands before.
      let kept = run.count < Self.shortestRun ? run : run.prefix(2)
      self.arguments += kept
      if kept.count < run.count {
        // No argument of a process holds a zero.
        let word = "\u{0}\(runs.count)"
        runs[word] = run.dropFirst(kept.count)
        self.arguments.append(word)
      }
      rest = rest.dropFirst(run.count)
      self.arguments += rest.prefix(1)
      rest = rest.dropFirst()
    }
  }

  /// Parses a command line; the command has all that stands on it.
  static func parse(
    _ arguments: [String], by parse: ([String]) throws -> any ParsableCommand
  ) throws -> any ParsableCommand {
    let folded = FoldedArguments(arguments)
    // What is wrong is told of the line as it is.
    guard !folded.runs.isEmpty,
      var command = try? parse(folded.arguments) as? any CapturesCommand
    else { return try parse(arguments) }
    command.captures = command.captures.flatMap { folded.runs[$0] ?? [$0] }
    return command
  }
}
