import PlotCore

/// The words that people and programs write where a value is missing.
package enum GapWord {
  /// Whether a field without blanks around it stands for a value that is missing.
  package static func stands(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch bytes.count {
    case 0: true
    case 1: bytes.equals("-") || bytes.equals(".") || bytes.equals("?")
    case 2: bytes.equals("NA") || bytes.equals("na") || bytes.equals("--") || bytes.equals("\\N")
    case 3:
      bytes.equals("N/A") || bytes.equals("n/a") || bytes.equals("NaN") || bytes.equals("nil")
        || bytes.equals("nan") || bytes.equals("NAN") || bytes.equals("---")
    case 4:
      bytes.equals("null") || bytes.equals("NULL") || bytes.equals("None") || bytes.equals("#N/A")
        || bytes.equals("Null") || bytes.equals("<NA>")
    case 5: bytes.equals("[N/A]") || bytes.equals("-- --")
    case 7: bytes.equals("-- / --")
    case 9: bytes.equals("undefined")
    case 15: bytes.equals("[Not Supported]")
    default: false
    }
  }
}
