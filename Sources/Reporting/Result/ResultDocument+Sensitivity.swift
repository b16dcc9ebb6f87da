// What moves the answer, and what it costs.

extension ResultDocument {
  /// What a sweep over the assumptions found.
  struct Sensitivity: Codable, Equatable, Sendable {
    /// One assumption at a time, by the size of its effect.
    var tornado: [Bar]
    @OrNull var map: Map? = nil
    /// The part of the variance of the finish that is not luck but not knowing the rates.
    @OrNull var ignorance: Double? = nil

    struct Bar: Codable, Equatable, Sendable {
      var name: String
      var lowInput: String
      var highInput: String
      /// Change of the 95 % finish, in milliseconds: negative is earlier.
      var lowMs: Int64
      var highMs: Int64
    }

    struct Map: Codable, Equatable, Sendable {
      var rowName: String
      var columnName: String
      var cells: [Cell]
    }

    struct Cell: Codable, Equatable, Sendable {
      var row: String
      var column: String
      /// The probability to be on time.
      var probability: Double
      var isUndecided: Bool
    }
  }

  /// What a run costs, in the planner's currency.
  struct Cost: Codable, Equatable, Sendable {
    var lines: [Line]
    var total: Double

    struct Line: Codable, Equatable, Sendable {
      var name: String
      var amount: Double
    }
  }
}
