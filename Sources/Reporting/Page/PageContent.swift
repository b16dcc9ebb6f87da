/// What is filled into the blanks of the page: stored properties only, since the template engine
/// reads them by reflection. Text is escaped by the engine where it is filled in.
struct PageContent {
  var title: String
  var generator: String
  var tone: String
  var kicker: String
  var headline: String
  var lead: [String]
  var bands: [String]
  var tiles: [Tile]
  var sections: [Section]
  var command: String
  var stamp: String
  var hasCharts: Bool
  var style: String
  /// Made harmless for a script element.
  var data: String
  var script: String
  /// Last: nothing may be replaced within it.
  var vega: String

  /// A figure beside the headline.
  struct Tile {
    var value: String
    var label: String
    var detail: String?
  }

  /// One question and its answer.
  struct Section {
    /// The name of the chart in the script, and the anchor.
    var id: String
    /// The question, in two or three words.
    var topic: String
    /// The answer, in a sentence.
    var finding: String
    /// How to read the chart.
    var reading: String?
    var isHalf = false
    var hasChart = true
    /// Small ones beside each other.
    var plots: [Plot] = []
    /// Reflection does not see what is computed.
    var hasPlots = false
    var paragraphs: [String] = []
    /// To be typed, each in lines of its own.
    var commands: [String] = []
    var items: [String] = []
    var hasItems = false
    var tables: [Table] = []
  }

  /// A small chart with a sentence of its own.
  struct Plot {
    /// The name of the chart in the script.
    var id: String
    /// What it shows, in a sentence.
    var finding: String
    var reading: String
  }

  /// A table of text, foldable.
  struct Table {
    var caption: String
    var headings: [Heading]
    var rows: [Row]
    /// What a cut table leaves out, or what its marks mean.
    var more: String?
    /// Whether it says in figures what a chart shows, and so is folded away beneath it.
    var isData = true
    /// Whether a box above it finds rows by words.
    var isSearchable = false

    struct Heading {
      var text: String
      var isFigure: Bool
    }
    struct Row { var cells: [Cell] }
    struct Cell {
      var text: String
      var isFigure: Bool
      var isHead: Bool
    }

    /// A table like those of the terminal; the first column names the rows.
    init(_ caption: String, _ grid: Grid, isData: Bool = true, limit: Int = .max, rest: String = "")
    {
      self.caption = caption
      self.isData = isData
      headings = grid.headings.map { Heading(text: Unbroken.text($0.title), isFigure: $0.isFigure) }
      let headings = headings
      rows = grid.rows.prefix(limit).map { row in
        Row(
          cells: row.enumerated().map { column, text in
            Cell(
              text: Unbroken.text(text), isFigure: headings[column].isFigure, isHead: column == 0)
          })
      }
      if grid.rows.count > limit {
        more = "… and \(Figures.count(grid.rows.count - limit)) more rows in \(rest)"
      }
    }
  }
}
