import PlotCore
import PlotEngine

extension ByteSink {
  /// A sink that writes to standard output; what a reader who left does not take is dropped.
  package static var standardOutput: ByteSink { OutputFile.standardOutputSink() }
}
