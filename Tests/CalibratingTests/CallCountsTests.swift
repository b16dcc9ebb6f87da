import Foundation
import Scheduling
import Statistics
import Testing

@testable import Calibrating

/// Which calls count, and as what.
@Suite struct CallCountsTests {
  /// A log; the outcomes of its first calls; calls after so many unanswered ones, and how many of
  /// them were answered; contacts whose first call cannot be told.
  struct Example: Sendable {
    var what: String
    var log: String
    var first: [Outcome: Int]
    var later: [[Int]] = []
    var without = 0
  }

  static let examples: [Example] = [
    Example(
      what: "in the order of the file",
      log: "phone,outcome\n1,no_answer\n2,completed\n1,completed\n3,busy\n3,busy\n3,busy\n",
      first: [.noAnswer: 1, .completed: 1, .busy: 1], later: [[1, 2, 1], [2, 1, 0]]),
    Example(
      what: "by time, whatever the order of the file",
      log: "phone,outcome,time\n1,completed,2026-10-02 09:00\n1,no_answer,2026-10-01 09:00\n",
      first: [.noAnswer: 1], later: [[1, 1, 1]]),
    Example(
      what: "by time across zones",
      log:
        "phone,outcome,time\n1,busy,2026-10-01T09:00:00Z\n1,completed,2026-10-01T10:30:00+02:00\n",
      first: [.completed: 1]),
    Example(
      what: "by attempt on a day",
      log: "phone,outcome,date,attempt\n1,completed,2026-10-01,2\n1,no_answer,2026-10-01,1\n",
      first: [.noAnswer: 1], later: [[1, 1, 1]]),
    Example(
      what: "a log that begins too late tells no first call",
      log: "phone,outcome,attempt\n1,no_answer,2\n1,completed,3\n2,busy,1\n",
      first: [.busy: 1], without: 1),
    Example(
      what: "attempts counted from 0",
      log: "phone,outcome,attempt\n1,no_answer,0\n1,completed,1\n2,busy,1\n", first: [.noAnswer: 1],
      later: [[1, 1, 1]], without: 1),
    Example(
      what: "a missing call ends what can be told",
      log: "phone,outcome,attempt\n1,no_answer,1\n1,completed,3\n", first: [.noAnswer: 1]),
    Example(
      what: "one attempt 0 discards nobody else",
      log: "phone,outcome,attempt\n1,busy,0\n2,busy,1\n2,busy,2\n3,completed,1\n",
      first: [.busy: 1, .completed: 1], later: [[1, 1, 0]], without: 1),
    Example(
      what: "attempts of a customer with two numbers are left aside if there are times",
      log: "phone,outcome,attempt,start\n1,busy,1,2026-10-01 09:00\n2,busy,2,2026-10-01 10:00\n"
        + "1,busy,3,2026-10-01 11:00\n2,completed,4,2026-10-01 12:00\n",
      first: [.busy: 2], later: [[1, 2, 1]]),
    Example(
      what: "in attempts.csv a contact's attempts are those of all its numbers",
      log: own(["2,1,09,busy,1", "2,2,10,busy,2", "2,3,11,completed,1", "2,4,12,busy,2"]),
      first: [.busy: 2], later: [[1, 2, 1]]),
    Example(
      what: "a call that is missing there may have been to either number",
      log: own(["2,1,09,busy,1", "2,3,11,completed,1", "2,4,12,busy,2"] + complete),
      first: [.busy: 1, .completed: 4], without: 1),
    Example(
      what: "a day and a time in two columns",
      log: "phone,outcome,Date,Time\n1,completed,2026-10-01,10:00\n1,busy,2026-10-01,09:00\n",
      first: [.busy: 1], later: [[1, 1, 1]]),
    Example(
      what: "a time of day without a day is none",
      log: "phone,outcome,time,created_at\n1,completed,10:00,2026-10-02\n1,busy,11:00,2026-10-01\n",
      first: [.busy: 1], later: [[1, 1, 1]]),
    Example(
      what: "a time on a day with another column for the day",
      log: "phone,outcome,date,start\n1,completed,2026-10-03,2026-10-02 10:00\n"
        + "1,busy,2026-10-03,2026-10-02 09:00\n",
      first: [.busy: 1], later: [[1, 1, 1]]),
    Example(
      what: "days of a file that runs newest first",
      log: "phone,outcome,date\n1,busy,2026-10-02\n2,completed,2026-10-01\n2,busy,2026-10-01\n",
      first: [.busy: 2], later: [[1, 1, 1]]),
    Example(
      what: "days of a file that runs oldest first",
      log: "phone,outcome,date\n2,completed,2026-10-01\n2,busy,2026-10-01\n1,busy,2026-10-02\n",
      first: [.busy: 1, .completed: 1]),
    Example(
      what: "a call without a time is placed by its attempt",
      log: "phone,outcome,time,attempt\n1,completed,?,2\n1,busy,2026-10-01 09:00,1\n",
      first: [.busy: 1], later: [[1, 1, 1]]),
    Example(
      what: "after a person there is nothing to be told",
      log: "phone,outcome\n1,callback\n1,completed\n2,completed\n2,no_answer\n3,declined\n3,busy\n",
      first: [.callback: 1, .completed: 1, .declined: 1]),
    Example(
      what: "a number that does not exist is not called in vain",
      log:
        "phone,outcome\n1,invalid_number\n1,invalid_number\n2,failed\n2,invalid_number\n2,busy\n",
      first: [.invalidNumber: 1, .failed: 1]),
    Example(
      what: "a fault of the system is no call",
      log: "phone,outcome,attempt\n1,system_fault,1\n1,busy,2\n1,lost,3\n1,completed,4\n",
      first: [.busy: 1], later: [[1, 1, 1]]),
    Example(
      what: "but it is no reason for a gap",
      log: "phone,outcome,attempt\n1,busy,1\n1,system_fault,3\n1,completed,4\n2,lost,2\n2,busy,3\n",
      first: [.busy: 1], without: 1),
    Example(
      what: "a call without an outcome makes the next no first one",
      log: "phone,outcome\n1,\n1,completed\n2,no_answer\n2,\n2,completed\n",
      first: [.noAnswer: 1], without: 1),
    Example(
      what: "a call without a time may have been the first",
      log: "phone,outcome,time\n1,busy,?\n1,completed,2026-10-01 09:00\n2,busy,2026-10-01 09:00\n",
      first: [.busy: 1], without: 1),
    Example(
      what: "a call without a contact is nobody's",
      log: "phone,outcome\n,completed\n1,busy\n", first: [.busy: 1]),
    Example(
      what: "without contacts all calls count",
      log: "outcome\ncompleted\nno_answer\nsystem_fault\n\nbusy\nbusy\n",
      first: [.completed: 1, .noAnswer: 1, .busy: 2]),
    Example(
      what: "rows of two campaigns are two contacts",
      log: "campaign,row,attempt,outcome\na,2,1,busy\nb,2,1,busy\na,2,2,completed\n",
      first: [.busy: 2], later: [[1, 1, 1]]),
  ]

  /// Four contacts whose calls are all there.
  private static let complete = (3...6).map { "\($0),1,09,completed,1" }

  /// `attempts.csv` of row, attempt, hour, outcome and number.
  private static func own(_ rows: [String]) -> String {
    "campaign,row,attempt,start,outcome,number,slot,borrowed\n"
      + rows.map { row in
        let fields = row.split(separator: ",")
        return
          "a,\(fields[0]),\(fields[1]),2026-10-01 \(fields[2]):00,\(fields[3]),\(fields[4]),1,no\n"
      }.joined()
  }

  @Test(arguments: examples.indices)
  func whatIsCounted(_ place: Int) throws {
    let example = Self.examples[place]
    let counts = CallCounts(try LogText.log(example.log))
    #expect(counts.outcomes == example.first, "\(example.what)")
    let later = counts.later.map { [$0.earlierCalls, $0.calls, $0.answered] }
    #expect(later == example.later, "\(example.what)")
    #expect(counts.contactsWithoutFirst == example.without, "\(example.what)")
  }

  /// 0.4 of those who exist answer, 0.25 of the others later: 0.4·s / (s + 1) = 0.25, ρ = 3/8.
  @Test func theCorrelationIsThatOfNumbersThatExist() throws {
    let rows = (0..<1000).flatMap { contact -> [String] in
      if contact < 200 { return ["\(contact),invalid"] }
      if contact < 520 { return ["\(contact),completed"] }
      return ["\(contact),busy", "\(contact),\(contact % 4 == 0 ? "answered" : "no answer")"]
    }
    let calibration = try Calibration(
      of: LogText.log("phone,outcome\n" + rows.joined(separator: "\n")))
    #expect(calibration.counts.laterCalls == 480 && calibration.counts.laterPersons == 120)
    #expect(abs((calibration.reachability?.correlation ?? 0) - 0.375) < 1e-6)
    #expect(calibration.text.contains("human: 0.4  # 320 of 800 first calls"))
    #expect(calibration.text.contains("correlation: 0.375  # 120 of 480 later calls answered"))
  }

  @Test func theOrderIsTold() throws {
    func order(_ header: String, _ row: String) throws -> CallCounts.Order {
      CallCounts(try LogText.log("\(header)\n\(row)\n")).order
    }
    #expect(try order("phone,outcome", "1,busy") == .file)
    #expect(try order("phone,outcome,attempt", "1,busy,1") == .attempt)
    #expect(try order("phone,outcome,attempt,start", "1,busy,1,2026-10-01 09:00") == .time)
    // Times that nobody can read are no times.
    #expect(try order("phone,outcome,attempt,start", "1,busy,1,yesterday") == .attempt)
    let log = try LogText.log("phone,outcome,start\n1,busy,yesterday\n1,completed,today\n")
    #expect(log.remarks.map(\.kind) == [.noTimes] && log.remarks[0].rows == 2)
    #expect(CallCounts(log).laterPersons == 1)
  }

  /// That nobody was invalid is said as it is.
  @Test(arguments: [
    ("phone,outcome\n1,failed\n", "the log names none: if there were any, they are among failed"),
    ("phone,outcome\n1,busy\n", "the log names none\n"),
    ("phone,outcome\n1,failed\n1,invalid\n", "no first call\n"),
  ])
  func noInvalidNumberIsSaidTruly(_ log: String, _ says: String) throws {
    let text = try Calibration(of: LogText.log(log), name: "found").text
    #expect(text.contains("invalid: 0  # \(says)"), "\(text)")
  }

  /// What the first calls were told from is said wherever it is not times.
  @Test(arguments: [
    ("phone,outcome\n1,busy\n1,busy\n", "no times and no attempts", "first by the order of"),
    (
      "phone,outcome,date\n1,busy,2026-10-01\n1,busy,2026-10-01\n",
      "within a day the first call is the first by the order of the file", "the first by day"
    ),
    (
      "phone,outcome,date\n2,busy,2026-10-02\n1,busy,2026-10-01\n1,busy,2026-10-01\n",
      "for it runs newest first", "# Within a day it is the first by the order of the file, back"
    ),
    (
      "phone,outcome,date,attempt\n1,busy,2026-10-01,1\n1,busy,2026-10-01,2\n",
      "within a day the first call is the first by attempt", "# Within a day it is the first by at"
    ),
    (
      "phone,outcome,attempt,start\n1,busy,1,2026-10-01 09:00\n1,busy,3,2026-10-01 10:00\n",
      "attempts skip numbers", "# Attempts skip numbers"
    ),
    (
      "phone,outcome,attempt\n1,busy,1\n2,busy,2\n3,busy,2\n",
      "MOST ARE NOT COUNTED: of 3 contacts the log does not tell the first call of 2",
      "# Not counted: 2 contacts"
    ),
  ])
  func whatTellsTheFirstCallIsSaid(_ log: String, _ remark: String, _ comment: String) throws {
    let calibration = try Calibration(of: LogText.log(log), name: "found")
    #expect(calibration.remarks.contains { $0.contains(remark) }, "\(calibration.remarks)")
    #expect(calibration.text.contains(comment), "\(calibration.text)")
  }

  /// Rows that are not used are told with the first of each kind; what is good in them counts.
  @Test func nothingGoodIsLost() throws {
    let log = try LogText.log(
      "phone,outcome,talk,start\n"
        + "1,completed,10,2026-10-02 09:00\n\n,completed,20,2026-10-01 09:00\n"
        + "2,completed,30,soon\n3,completed,x,2026-10-03 09:00\n4,,5,2026-10-03 09:00\n"
        + "5,busy,0,2026-10-03 09:00,more\n6,system_fault,,2026-10-03 09:00\n,busy,,2026-10-03\n")
    let told = log.remarks.map { "\($0.kind) \($0.firstRow) \($0.rows)" }
    #expect(
      told == [
        "noContact 4 2", "noTime 5 1", "noLength 6 1", "noOutcome 7 1", "tooManyFields 8 1",
        "nothing 9 1",
      ])
    #expect(log.used == 5 && log.leftOut == 3 && log.contacts == 6)
    #expect(log.days.map { "\($0.lowerBound) \($0.upperBound)" } == "2026-10-01 2026-10-03")
    let lengths = LengthFinding.all(of: log)
    #expect(lengths.map(\.kind) == [.talk(.completed)] && lengths[0].moments.count == 3)
  }

  /// A mark at the beginning, semicolons, a letter of Windows, line breaks in quotes.
  @Test func filesAreReadAsSpreadsheetsWriteThem() throws {
    let text: [UInt8] =
      [0xEF, 0xBB, 0xBF] + Array("Kunde;Status\r\nM".utf8) + [0xFC]
      + Array("ller;busy\r\n\"A\nB\";\"No Answer\"\r\n\r\nM".utf8) + [0xFC]
      + Array("ller; ANSWERED ".utf8)
    let log = try LogText.log(bytes: text, columns: ["contact=Kunde"])
    #expect(log.calls.map(\.row) == [2, 3, 5] && log.contacts == 2)
    let counts = CallCounts(log)
    #expect(counts.outcomes == [.busy: 1, .noAnswer: 1] && counts.laterPersons == 1)
    #expect(throws: CalibrationMistake.self) {
      try LogText.log(bytes: [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00])
    }
  }

  /// Nobody can tell the first calls, and the top of the file may be the end of the story.
  @Test func timesThatCannotBeReadAreNoOrder() throws {
    let rows = "9,10/28/2026 05:24 PM,completed\n9,10/27/2026 05:24 PM,busy\n"
    let log = try LogText.log("phone,when,outcome\n" + rows, columns: ["time=when"])
    let mistake = #expect(throws: CalibrationMistake.self) { try Calibration(of: log) }
    #expect(mistake?.description.contains("no time in “when” can be read") == true)
    // Said to be none, or one call for each contact, or attempts: then it does not matter.
    for (text, columns) in [
      ("phone,when,outcome\n" + rows, ["time="]),
      ("phone,when,outcome\n9,soon,busy\n8,later,busy\n", ["time=when"]),
      ("phone,when,outcome,attempt\n9,soon,busy,2\n9,later,busy,1\n", ["time=when"]),
    ] {
      let log = try LogText.log(text, columns: columns)
      #expect(try Calibration(of: log).counts.calls > 0)
    }
  }

  /// A file that runs newest first has its answers on top.
  @Test func aFileWithoutTimesMayRunBackwards() throws {
    let rows = (0..<120).map { "\($0),completed\n" } + (0..<120).map { "\($0),busy\n" }
    let backwards = try Calibration(of: LogText.log("phone,outcome\n" + rows.joined()))
    #expect(!backwards.remarks.contains { $0.contains("newest first") }, "no later call counts")
    let unanswered = (0..<240).map { "\($0 % 120),busy\n" }.joined()
    let remarks = try Calibration(of: LogText.log("phone,outcome\n" + unanswered)).remarks
    #expect(remarks.contains { $0.contains("does it run newest first?") }, "\(remarks)")
  }

  /// A word that was misspelt on the command line is told; the one that was meant is known anyway.
  @Test func wordsThatNoCallHasAreTold() throws {
    let log = try LogText.log(
      "phone,outcome\n1,Answered\n2,LVM\n",
      words: ["Answerd=declined", "lvm=voicemail", "TEST=ignore"])
    #expect(log.unusedWords == ["Answerd=declined", "TEST=ignore"])
    let remarks = try Calibration(of: log).remarks
    #expect(remarks.contains("--outcome \"Answerd=declined\": no call ended so"))
  }
}
