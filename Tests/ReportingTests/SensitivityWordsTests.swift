import Statistics
import Testing

@testable import Planning
@testable import Reporting

/// What moves the answer, in a sentence: the longest bar, with what it is held against.
@Suite struct SensitivityWordsTests {
  private static func side(
    _ percent: Int, minutes: Double, onTime: Int, slots: Int? = nil
  ) -> InputEffect.Side {
    InputEffect.Side(
      percent: percent, slots: slots, changeMs: minutes * 60_000,
      intervalMs: QuantileInterval(lower: nil, upper: nil), onTime: Proportion(onTime, of: 40))
  }

  private static func sentence(unchanged: Int, _ effects: [InputEffect]) -> String {
    SensitivityWords(
      Sensitivity(replications: 40, unchanged: Proportion(unchanged, of: 40), effects: effects)
    ).sentence
  }

  static let changes: [(minutes: Double, onTime: Int, unchanged: Int, text: String)] = [
    (90, 38, 40, "1 h 30 min later, and is on time in 38 of 40 runs instead of 40."),
    (90, 38, 38, "1 h 30 min later, and is on time in 38 of 40 runs, as without the change."),
    (90, 0, 3, "1 h 30 min later, and is on time in none of 40 runs instead of 3."),
    (90, 40, 40, "1 h 30 min later, and is on time in all 40 runs, as without the change."),
    (-90, 40, 0, "1 h 30 min earlier, and is on time in all 40 runs instead of none."),
  ]

  @Test(arguments: changes)
  func runsOnTimeAreHeldAgainstThoseWithoutTheChange(
    _ row: (minutes: Double, onTime: Int, unchanged: Int, text: String)
  ) {
    let effect = InputEffect(
      input: .contacts, sides: [Self.side(110, minutes: row.minutes, onTime: row.onTime)])
    #expect(
      Self.sentence(unchanged: row.unchanged, [effect])
        == "Most of all it depends on how many contacts there are: with 10 % more it finishes "
        + row.text)
  }

  @Test func bothSidesOfOneInputAreNotIntroducedTwice() {
    let effects = [
      InputEffect(
        input: .contacts,
        sides: [
          Self.side(90, minutes: -91, onTime: 40), Self.side(110, minutes: 77, onTime: 33),
        ])
    ]
    #expect(
      Self.sentence(unchanged: 40, effects)
        == "Most of all it depends on how many contacts there are: with 10 % fewer it finishes"
        + " 1 h 31 min earlier, and is on time in all 40 runs, as without the change. With 10 %"
        + " more it finishes 1 h 17 min later, and is on time in 33 of 40 runs instead of 40.")
  }

  @Test func theLongestBarComesFirstAndThenWhatDelaysMost() {
    let effects = [
      InputEffect(input: .slots, sides: [Self.side(110, minutes: -1302, onTime: 39, slots: 2)]),
      InputEffect(
        input: .contacts,
        sides: [
          Self.side(90, minutes: -91, onTime: 36), Self.side(110, minutes: 77, onTime: 33),
        ]),
    ]
    #expect(
      Self.sentence(unchanged: 35, effects)
        == "Most of all it depends on the slots: with 2 slots it finishes 21 h 42 min earlier, and"
        + " is on time in 39 of 40 runs instead of 35. What delays it most is how many contacts"
        + " there are: with 10 % more it finishes 1 h 17 min later, and is on time in 33 of 40"
        + " runs instead of 35.")
  }

  @Test func ofBarsOfOneLengthTheUpperOneIsTold() {
    let effects = [PlanInput.talk, .contacts].map {
      InputEffect(
        input: $0,
        sides: [Self.side(90, minutes: -60, onTime: 40), Self.side(110, minutes: 60, onTime: 40)])
    }
    #expect(
      Self.sentence(unchanged: 40, effects).hasPrefix(
        "Most of all it depends on how long calls last: if that is 10 % more it finishes 1 h later")
    )
  }

  @Test func whatChangesLessThanAMinuteIsNoReasonToMeasure() {
    let effect = InputEffect(input: .ringing, sides: [Self.side(110, minutes: 0.9, onTime: 40)])
    #expect(
      Self.sentence(unchanged: 40, [effect])
        == "No input that is wrong by a tenth changes the finish by a minute.")
  }
}
