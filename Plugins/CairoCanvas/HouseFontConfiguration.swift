/// A fontconfig configuration for the generic families.
///
/// A distribution's own is some fifty files, which take 5 to 6 ms to read, longer than drawing a
/// figure. This one looks into the same folders and caches, keeps the rules that the machine's
/// owner and the user wrote themselves, and then prefers families that look alike everywhere.
/// A family that the user names is looked up in the whole configuration instead.
let houseFontConfiguration = """
  <?xml version="1.0"?>
  <fontconfig>
    <dir>/usr/share/fonts</dir>
    <dir>/usr/local/share/fonts</dir>
    <dir prefix="xdg">fonts</dir>
    <dir>~/.fonts</dir>
    \(macFolders)
    <include ignore_missing="yes" prefix="xdg">fontconfig/conf.d</include>
    <include ignore_missing="yes" prefix="xdg">fontconfig/fonts.conf</include>
    <include ignore_missing="yes">/etc/fonts/local.conf</include>
    \(alias("sans-serif", to: [
      "DejaVu Sans", "Noto Sans", "Liberation Sans", "Open Sans", "Cantarell", "Ubuntu",
      "Helvetica Neue", "Arimo", "FreeSans",
    ]))
    \(alias("serif", to: [
      "DejaVu Serif", "Noto Serif", "Liberation Serif", "Times New Roman", "Tinos", "FreeSerif",
    ]))
    \(alias("monospace", to: [
      "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "Menlo", "Cousine", "FreeMono",
    ]))
    <cachedir>/var/cache/fontconfig</cachedir>
    <cachedir prefix="xdg">fontconfig</cachedir>
  </fontconfig>
  """

/// The families that `houseFontConfiguration` knows by itself.
let genericFamilies: Set<String> = ["sans-serif", "serif", "monospace"]

#if canImport(Darwin)
  private let macFolders = """
    <dir>/System/Library/Fonts</dir><dir>/Library/Fonts</dir><dir>~/Library/Fonts</dir>
    """
#else
  private let macFolders = ""
#endif

private func alias(_ generic: String, to families: [String]) -> String {
  let names = families.map { "<family>\($0)</family>" }.joined()
  return """
    <alias binding="same"><family>\(generic)</family><prefer>\(names)</prefer></alias>
    """
}
