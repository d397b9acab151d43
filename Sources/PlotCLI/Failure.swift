import PlotCore

/// Several errors at once, or an exit status of its own.
package struct Failure: Error {
  package var errors: [PlotError]
  package var exitStatus: Int32
  /// The config files that were named, where the config is wrong.
  package var files: [String] = []

  package init(errors: [PlotError], exitStatus: Int32, files: [String] = []) {
    self.errors = errors
    self.exitStatus = exitStatus
    self.files = files
  }
}

extension PlotError {
  /// The status with which a tool ends on this error.
  package var exitStatus: Int32 {
    switch stage {
    case .usage, .config: 2
    case .input: 3
    case .output: 4
    case .transform, .layout, .tool: 1
    }
  }
}
