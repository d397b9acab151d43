import PlotCore
import PlotScene
import Testing

@testable import VectorRenderer

@Suite struct PostScriptRendererTests {
  private func head(_ type: any Renderer.Type, title: String = "git log") throws -> [String] {
    let text = String(decoding: try render(sampleFigure(title: title), as: type), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    return Array(lines.prefix { $0 != "%%EndComments" })
  }

  @Test func theHeadSaysWhatAndWhenAndByWhom() throws {
    let lines = try head(PostScriptRenderer.self)
    #expect(lines.first == "%!PS-Adobe-3.0")
    #expect(lines.contains("%%Title: git log"))
    #expect(lines.contains("%%Creator: Highwater 1.2"))
    #expect(lines.contains("%%CreationDate: 2023-11-14T22:13:20Z"))
    #expect(lines.filter { $0.hasPrefix("%%CreationDate") }.count == 1)
  }

  @Test func titlesCannotLeaveTheirComment() throws {
    let title = "a\n/evil showpage 日本 " + String(repeating: "x", count: 400)
    let lines = try head(EPSRenderer.self, title: title)
    #expect(lines.allSatisfy { $0.hasPrefix("%") && $0.utf8.count <= 255 })
    #expect(lines.contains { $0.hasPrefix("%%Title: a?/evil showpage ?? xxx") })
  }

  @Test func encapsulatedPagesHaveTheirBox() throws {
    let lines = try head(EPSRenderer.self)
    #expect(lines.first == "%!PS-Adobe-3.0 EPSF-3.0")
    #expect(lines.contains("%%BoundingBox: 0 0 360 220"))
    // Whole points hold the whole page.
    var header = PostScriptHeader(
      title: "", creator: "", date: CalendarDate(secondsSince1970: 0),
      boundingBox: Size(width: 360.25, height: 219.5))
    let told = Array("%%BoundingBox: 1 2 3 4\n%%HiResBoundingBox: 1 2 3 4\n".utf8)
      .withUnsafeBytes { header.take($0) }
    #expect(
      String(decoding: told, as: UTF8.self)
        == "%%BoundingBox: 0 0 361 220\n%%HiResBoundingBox: 0 0 360.25 219.5\n")
  }

  @Test(arguments: [EPSRenderer.self, PostScriptRenderer.self] as [any Renderer.Type])
  func nothingBecomesABitmap(type: any Renderer.Type) throws {
    let text = String(decoding: try render(sampleFigure(), as: type), as: UTF8.self)
    // The prolog defines the operator; a page with a bitmap calls it.
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("cairo_image") })
    #expect(!text.contains("/ImageType"))
  }

  @Test(.enabled(if: Tool.ghostscript.isThere))
  func ghostscriptReadsItsText() throws {
    let ps = try render(sampleFigure(), as: PostScriptRenderer.self)
    let text = try Tool.ghostscript.output(
      for: ps, ["-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=txtwrite", "-o", "-", "{}"])
    #expect(text.contains("peak 8.97 MiB at 820 ms"))
  }

  @Test(.enabled(if: Tool.ghostscript.isThere))
  func theInkLiesInsideThePage() throws {
    let eps = try render(sampleFigure(), as: EPSRenderer.self)
    let picture = try Tool.ghostscript.output(
      for: eps,
      ["-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dEPSCrop", "-sDEVICE=ppm", "-o", "-", "{}"])
    #expect(picture.contains("360 220"))
  }

  @Test func theHeadIsRewrittenHoweverItIsCut() {
    let stream = "%!PS\n%%Creator: x\n%%CreationDate: now\n%%EndComments\nbody %%Creator: y\n"
    let bytes = Array(stream.utf8)
    var wanted: [UInt8]?
    for piece in [1, 2, 3, 7, 20, bytes.count] {
      var header = PostScriptHeader(
        title: "t", creator: "c", date: CalendarDate(secondsSince1970: 0), boundingBox: nil)
      var out: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: piece) {
        out += bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { header.take($0) }
      }
      out += header.take(UnsafeRawBufferPointer(start: nil, count: 0))
      #expect(wanted == nil || wanted == out)
      wanted = out
    }
    #expect(
      wanted.map { String(decoding: $0, as: UTF8.self) }
        == "%!PS\n%%Creator: c\n%%CreationDate: 1970-01-01T00:00:00Z\n%%Title: t\n"
        + "%%EndComments\nbody %%Creator: y\n")
  }

  @Test func aStreamWithoutAHeadIsKept() {
    var header = PostScriptHeader(
      title: "t", creator: "c", date: CalendarDate(secondsSince1970: 0), boundingBox: nil)
    let bytes = Array("no line ends here".utf8)
    let out = bytes.withUnsafeBytes { header.take($0) }
    #expect(out + header.take(UnsafeRawBufferPointer(start: nil, count: 0)) == bytes)
  }
}
