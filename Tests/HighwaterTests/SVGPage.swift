import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG as an XML parser reads it: its texts, and what is wrong with it.
final class SVGPage: NSObject, XMLParserDelegate {
  struct NoXML: Error { var text: String }

  private(set) var texts: [String] = []
  private(set) var complaints: [String] = []
  private var size = (width: 0.0, height: 0.0)
  /// What groups hand down to the texts in them.
  private var inherited: [(anchor: String, isMoved: Bool)] = [("start", false)]
  private var isText = false

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else {
      throw NoXML(text: "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")")
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    for key in [
      "x", "y", "width", "height", "d", "points", "transform", "textLength", "cx", "cy", "r",
    ] {
      let value = (attributes[key] ?? "").lowercased()
      if value.contains("nan") || value.contains("inf") { complaints.append("\(key)=\(value)") }
    }
    if name == "svg" {
      size = (number(attributes["width"]), number(attributes["height"]))
      if size.width <= 0 || size.height <= 0 { complaints.append("the page has no extent") }
    }
    let outer = inherited.last ?? ("start", false)
    let (anchor, isMoved) = (
      attributes["text-anchor"] ?? outer.anchor, outer.isMoved || attributes["transform"] != nil
    )
    inherited.append((anchor, isMoved))
    guard name == "text" else { return }
    isText = true
    texts.append("")
    guard !isMoved else { return }
    let (x, y, length) = (
      number(attributes["x"]), number(attributes["y"]), number(attributes["textLength"])
    )
    let left = anchor == "end" ? x - length : anchor == "middle" ? x - length / 2 : x
    if left < -0.5 || left + length > size.width + 0.5 || y < 0 || y > size.height + 0.5 {
      complaints.append("a text at \(x), \(y) of length \(length) leaves the page")
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isText { texts[texts.count - 1] += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    inherited.removeLast()
    if name == "text" { isText = false }
  }

  private func number(_ text: String?) -> Double {
    guard let text else { return 0 }
    guard let number = Double(text), number.isFinite else {
      complaints.append("\"\(text)\" is no number")
      return 0
    }
    return number
  }
}
