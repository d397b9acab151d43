import PlotConfig
import ArgumentParser
import PlotEngine

/// The looks of a picture; text is read and checked by the config's decoder.
package struct Picture {
  package var width: String?
  package var height: String?
  package var scale: String?
  package var theme: String?

  package init(
    width: String? = nil, height: String? = nil, scale: String? = nil, theme: String? = nil
  ) {
    (self.width, self.height) = (width, height)
    (self.scale, self.theme) = (scale, theme)
  }
}

/// What is known of a recording's clock and of how it is written, likewise.
package struct Clock {
  package var hz: String?
  package var duration: String?
  /// `table,decimal=comma`, or options alone.
  package var format: String?

  package init(hz: String? = nil, duration: String? = nil, format: String? = nil) {
    (self.hz, self.duration, self.format) = (hz, duration, format)
  }

  /// The same, of recordings that are written in a format.
  package func written(as format: String?) -> Clock {
    var clock = self
    clock.format = format
    return clock
  }
}

/// How a run is carried out.
package struct Running {
  package var threads: Int?
  package var report = false
  package var quiet = false

  package init(threads: Int? = nil, report: Bool = false, quiet: Bool = false) {
    (self.threads, self.report, self.quiet) = (threads, report, quiet)
  }
}

/// The looks of a picture, as several commands take them.
package struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The width: pixels at scale 1, or 180mm, 7in, 20cm.", valueName: "length"))
  package var width: String?

  @Option(help: ArgumentHelp("The height, likewise.", valueName: "length"))
  package var height: String?

  @Option(help: ArgumentHelp("Pixels for each point of a PNG.", valueName: "number"))
  package var scale: String?

  @Option(
    help: ArgumentHelp(
      "The looks: \(PlotTool.themes), or a theme's file.", valueName: "name"))
  package var theme: String?

  package init() {}

  package var value: Picture { Picture(width: width, height: height, scale: scale, theme: theme) }
}

/// How recordings are written.
package struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How recordings are read, as in a config: a parser, its options, or both.",
      valueName: "table,decimal=comma"))
  package var format: String?

  package init() {}
}

/// What is known of a recording's clock.
package struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The rate of the recording's clock, such as 2.6GHz.", valueName: "rate"))
  package var hz: String?

  @Option(
    help: ArgumentHelp("How long the whole recording took, such as 1.5s.", valueName: "time"))
  package var duration: String?

  package init() {}

  package var value: Clock { Clock(hz: hz, duration: duration) }
}

/// What a command line says over a config.
package struct ConfigOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The value of one of the config's params; may be given several times.",
      valueName: "name=value"))
  package var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "A value in its place, such as outputs[0].scale=3; may be given several times.",
      valueName: "path=value"))
  package var set: [String] = []

  package init() {}

  package var flags: ConfigFlags { ConfigFlags(params: param, sets: set) }
}

/// How a run is carried out.
package struct RunningOptions: ParsableArguments {
  @Option(help: "How many threads read; all cores where it is not given.")
  package var threads: Int?

  @Flag(name: [.customShort("v"), .customLong("report")], help: "Tell what each step took.")
  package var report = false

  @Flag(name: [.customShort("q"), .long], help: "Print errors only.")
  package var quiet = false

  package init() {}

  package var value: Running { Running(threads: threads, report: report, quiet: quiet) }

  package func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads: \(threads) is outside 1...1024")
    }
  }
}
