import CCairo
import PlotCore

/// What Cairo says of its own failures.
package enum CairoStatus {
  /// Throws where Cairo failed.
  package static func check(_ status: cairo_status_t) throws(PlotError) {
    if status != CAIRO_STATUS_SUCCESS { throw error(status) }
  }

  /// Returns a failure in Cairo's own words.
  package static func error(_ status: cairo_status_t) -> PlotError {
    let words = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown failure"
    return PlotError(
      .output, "cairo cannot draw the figure: \(words)",
      remedy: status == CAIRO_STATUS_NO_MEMORY ? "use a lower scale or a smaller page" : nil)
  }
}
