/// The JSON Schema of pages as programs get them.
enum SceneSchema {
  /// What `Plugins/scene.schema.json` holds; a test compares the two.
  // swift-format-ignore
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "a page, as a program gets it to render",
      "description": "Lengths are in points (1/72 inch) from the page's top left corner; y grows downwards. Items are drawn in their order, later ones over earlier ones.",
      "type": "object",
      "properties": {
        "version": { "description": "the version of this form; another one may mean anything", "const": 1 },
        "creator": { "description": "the tool that made the page, with its version", "type": "string" },
        "date": { "description": "for formats that need a date: seconds since 1970; 0 where none was asked for", "type": "integer" },
        "title": { "description": "what the page shows, in a few words", "type": "string" },
        "description": { "description": "what the page shows, in sentences, for readers who cannot see it", "type": "string" },
        "width": { "$ref": "#/$defs/length" },
        "height": { "$ref": "#/$defs/length" },
        "background": {
          "description": "the page's ground; null leaves it clear",
          "oneOf": [{ "type": "null" }, { "$ref": "#/$defs/paint" }]
        },
        "items": { "$ref": "#/$defs/items" }
      },
      "required": ["version", "creator", "date", "title", "description", "width", "height", "background", "items"],
      "additionalProperties": false,
      "$defs": {
        "coordinate": { "type": "number", "minimum": -1000000, "maximum": 1000000 },
        "length": { "type": "number", "minimum": 0, "maximum": 1000000 },
        "color": { "description": "a colour in sRGB", "type": "string", "pattern": "^#[0-9a-f]{6}$" },
        "opacity": { "description": "0 is clear, 1 is opaque", "type": "number", "minimum": 0, "maximum": 1 },
        "paint": {
          "type": "object",
          "properties": { "color": { "$ref": "#/$defs/color" }, "opacity": { "$ref": "#/$defs/opacity" } },
          "required": ["color", "opacity"],
          "additionalProperties": false
        },
        "items": {
          "description": "things on the page, from back to front",
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "type": { "enum": ["fill", "stroke", "text", "group"] } },
            "required": ["type"],
            "allOf": [
              { "if": { "properties": { "type": { "const": "fill" } } }, "then": { "$ref": "#/$defs/fill" } },
              { "if": { "properties": { "type": { "const": "stroke" } } }, "then": { "$ref": "#/$defs/stroke" } },
              { "if": { "properties": { "type": { "const": "text" } } }, "then": { "$ref": "#/$defs/text" } },
              { "if": { "properties": { "type": { "const": "group" } } }, "then": { "$ref": "#/$defs/group" } }
            ]
          }
        },
        "fill": {
          "description": "a filled area (non-zero winding)",
          "properties": {
            "type": { "const": "fill" },
            "color": { "$ref": "#/$defs/color" },
            "opacity": { "$ref": "#/$defs/opacity" },
            "path": { "$ref": "#/$defs/path" }
          },
          "required": ["type", "color", "opacity", "path"],
          "additionalProperties": false
        },
        "stroke": {
          "description": "a drawn line; corners of the join miter are cut at a limit of 10",
          "properties": {
            "type": { "const": "stroke" },
            "color": { "$ref": "#/$defs/color" },
            "opacity": { "$ref": "#/$defs/opacity" },
            "width": { "$ref": "#/$defs/length" },
            "dash": {
              "description": "lengths of dashes and gaps in turn; empty for a solid line",
              "type": "array",
              "items": { "$ref": "#/$defs/length" }
            },
            "cap": { "enum": ["butt", "round", "square"] },
            "join": { "enum": ["miter", "round", "bevel"] },
            "path": { "$ref": "#/$defs/path" }
          },
          "required": ["type", "color", "opacity", "width", "dash", "cap", "join", "path"],
          "additionalProperties": false
        },
        "text": {
          "description": "one line of text; x and y are a point on its baseline",
          "properties": {
            "type": { "const": "text" },
            "text": { "type": "string" },
            "x": { "$ref": "#/$defs/coordinate" },
            "y": { "$ref": "#/$defs/coordinate" },
            "anchor": { "description": "which point of the line stands at x", "enum": ["start", "middle", "end"] },
            "rotation": { "description": "the turn around x and y in degrees, clockwise", "type": "number" },
            "width": { "description": "how wide the layout has measured the line", "$ref": "#/$defs/length" },
            "font": {
              "type": "object",
              "properties": {
                "family": { "description": "a family's name, or sans-serif, serif or monospace", "type": "string" },
                "size": { "$ref": "#/$defs/length" },
                "weight": { "enum": ["regular", "bold"] }
              },
              "required": ["family", "size", "weight"],
              "additionalProperties": false
            },
            "color": { "$ref": "#/$defs/color" },
            "opacity": { "$ref": "#/$defs/opacity" },
            "halo": {
              "description": "a rim that reaches so far beyond the letters, behind them",
              "oneOf": [
                { "type": "null" },
                {
                  "type": "object",
                  "properties": {
                    "color": { "$ref": "#/$defs/color" },
                    "opacity": { "$ref": "#/$defs/opacity" },
                    "width": { "$ref": "#/$defs/length" }
                  },
                  "required": ["color", "opacity", "width"],
                  "additionalProperties": false
                }
              ]
            }
          },
          "required": ["type", "text", "x", "y", "anchor", "rotation", "width", "font", "color", "opacity", "halo"],
          "additionalProperties": false
        },
        "group": {
          "description": "things that belong together, for a clip or a meaning",
          "properties": {
            "type": { "const": "group" },
            "role": { "enum": ["title", "panel", "axis", "grid", "legend", "mark", "annotation", null] },
            "label": { "description": "the group in words", "type": ["string", "null"] },
            "clip": {
              "description": "the area outside which nothing of the group is drawn",
              "oneOf": [
                { "type": "null" },
                {
                  "type": "object",
                  "properties": {
                    "x": { "$ref": "#/$defs/coordinate" },
                    "y": { "$ref": "#/$defs/coordinate" },
                    "width": { "$ref": "#/$defs/length" },
                    "height": { "$ref": "#/$defs/length" }
                  },
                  "required": ["x", "y", "width", "height"],
                  "additionalProperties": false
                }
              ]
            },
            "items": { "$ref": "#/$defs/items" }
          },
          "required": ["type", "role", "label", "clip", "items"],
          "additionalProperties": false
        },
        "path": {
          "description": "pieces in the order of drawing: M moves, L draws a line, C a cubic Bézier curve with two control points before its end, Z closes the piece; all places are absolute",
          "type": "array",
          "items": {
            "oneOf": [
              {
                "type": "array",
                "prefixItems": [{ "enum": ["M", "L"] }, { "$ref": "#/$defs/coordinate" }, { "$ref": "#/$defs/coordinate" }],
                "items": false,
                "minItems": 3
              },
              {
                "type": "array",
                "prefixItems": [{ "const": "C" }],
                "items": { "$ref": "#/$defs/coordinate" },
                "minItems": 7,
                "maxItems": 7
              },
              { "type": "array", "prefixItems": [{ "const": "Z" }], "items": false, "minItems": 1 }
            ]
          }
        }
      }
    }
    """#
}
