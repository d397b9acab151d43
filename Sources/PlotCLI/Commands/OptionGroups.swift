import ArgumentParser
import PlotEngine

/// The looks of a picture; text is read and checked by the config's decoder.
struct Picture {
  var width: String?
  var height: String?
  var scale: String?
  var theme: String?
}

/// What is known of a recording's clock, likewise.
struct Clock {
  var hz: String?
  var duration: String?
}

/// How a run is carried out.
struct Running {
  var threads: Int?
  var report = false
  var quiet = false
}

/// The looks of a picture, as several commands take them.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The width: pixels at scale 1, or 180mm, 7in, 20cm.", valueName: "length"))
  var width: String?

  @Option(help: ArgumentHelp("The height, likewise.", valueName: "length"))
  var height: String?

  @Option(help: ArgumentHelp("Pixels for each point of a PNG.", valueName: "number"))
  var scale: String?

  @Option(
    help: ArgumentHelp(
      "The looks: light, dark, print, memusagestat, or a theme's file.", valueName: "name"))
  var theme: String?

  var value: Picture { Picture(width: width, height: height, scale: scale, theme: theme) }
}

/// What is known of a recording's clock.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The rate of the recording's clock, such as 2.6GHz.", valueName: "rate"))
  var hz: String?

  @Option(
    help: ArgumentHelp("How long the whole recording took, such as 1.5s.", valueName: "time"))
  var duration: String?

  var value: Clock { Clock(hz: hz, duration: duration) }
}

/// What a command line says over a config.
struct ConfigOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The value of one of the config's params; may be given several times.",
      valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "A value in its place, such as outputs[0].scale=3; may be given several times.",
      valueName: "path=value"))
  var set: [String] = []

  var flags: ConfigFlags { ConfigFlags(params: param, sets: set) }
}

/// How a run is carried out.
struct RunningOptions: ParsableArguments {
  @Option(help: "How many threads read; all cores where it is not given.")
  var threads: Int?

  @Flag(name: [.customShort("v"), .customLong("report")], help: "Tell what each step took.")
  var report = false

  @Flag(name: [.customShort("q"), .long], help: "Print errors only.")
  var quiet = false

  var value: Running { Running(threads: threads, report: report, quiet: quiet) }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads: \(threads) is outside 1...1024")
    }
  }
}
