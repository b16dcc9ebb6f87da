import Scheduling
import Testing

@testable import Calibrating

/// Which column is taken for what, and which word.
@Suite struct LogColumnsTests {
  @Test(arguments: [
    ("phone,outcome", [], "contact in phone, outcome in outcome"),
    (
      "Call Status;Customer ID;Started At;Talk Time (ms);Ring (sec)", [],
      "contact in Customer ID, outcome in Call Status, time in Started At, ring in Ring (sec) (s), "
        + "talk in Talk Time (ms) (ms)"
    ),
    // As exchanges write it: the talking is billed, the duration is not it.
    (
      "calldate,src,dst,duration,billsec,disposition", [],
      "contact in dst, outcome in disposition, time in calldate, talk in billsec (s)"
    ),
    (
      "campaign,row,attempt,start,ring_ms,talk_ms,end,outcome,slot,borrowed,number", [],
      "contact in campaign + row + number, outcome in outcome, time in start, attempt in attempt, "
        + "ring in ring_ms (ms), talk in talk_ms (ms)"
    ),
    ("result,duration_in_minutes", [], "outcome in result, talk in duration_in_minutes (min)"),
    ("status,code,phone", ["outcome=code"], "contact in phone, outcome in code"),
    ("status,phone,talk", ["contact=", "talk="], "outcome in status"),
    ("status,a,b", ["contact=a", "contact=B"], "contact in a + b, outcome in status"),
    // Somebody else's campaign and row do not name contacts, nor do those of a number without one.
    (
      "campaign,row,phone,status", [], "contact in phone, outcome in status"
    ),
    ("campaign,row,number,status", [], "contact in number, outcome in status"),
    ("campaign,row,status", [], "contact in campaign + row, outcome in status"),
    ("status,Time,Date", [], "outcome in status, time in Date + Time"),
    ("status,a,b", ["time=a", "time=b"], "outcome in status, time in a + b"),
    // What is said to be one thing is not taken for another.
    ("status,number", ["attempt=number"], "outcome in status, attempt in number"),
  ])
  func columns(_ header: String, _ said: [String], _ found: String) throws {
    let separator: Character = header.contains(";") ? ";" : ","
    let names = header.split(separator: separator).map(String.init)
    #expect("\(try LogColumns(header: names, said: said, path: "calls.csv"))" == found)
  }

  @Test(arguments: [
    ("ANSWERED", "completed"), ("NO ANSWER", "no_answer"), ("no-answer", "no_answer"),
    ("NoAnswer", "no_answer"), ("BUSY", "busy"), ("FAILED", "failed"), ("machine", "voicemail"),
    ("Left Message", "voicemail"), ("voice mail", "voicemail"), ("Wrong number", "invalid_number"),
    ("call back", "callback"), ("Not interested", "declined"), ("refused", "declined"),
    ("DNC", "do_not_call"), ("silent", "silent"), ("system_fault", "nothing"), ("lost", "nothing"),
    ("disconnected", "?"), ("", "?"), ("N/A", "?"), ("n/a", "?"), ("NA", "?"),
  ])
  func words(_ word: String, _ meaning: String) {
    #expect(Self.text(OutcomeWords().meaning(of: word)) == meaning)
  }

  @Test func wordsCanBeSaid() throws {
    var words = OutcomeWords()
    for text in ["L V-M=voicemail", "answered=ignore", "a=b=Busy"] { try words.add(text) }
    #expect(Self.text(words.meaning(of: "lvm")) == "voicemail")
    #expect(Self.text(words.meaning(of: "Answered")) == "nothing")
    #expect(Self.text(words.meaning(of: "a=b")) == "busy")
  }

  /// Words of nothing but punctuation are told apart.
  @Test func signsAreWords() throws {
    var words = OutcomeWords()
    for text in ["+=completed", "-=no_answer", "✓=declined", "? ?=busy", "==failed"] {
      try words.add(text)
    }
    let meanings = ["+", "-", "✓", "✗", "??", "—", "="].map { Self.text(words.meaning(of: $0)) }
    #expect(meanings == ["completed", "no_answer", "declined", "?", "busy", "?", "failed"])
  }

  private static func text(_ meaning: OutcomeWords.Meaning?) -> String {
    switch meaning {
    case .outcome(let outcome): outcome.name
    case .nothing: "nothing"
    case nil: "?"
    }
  }

  /// Mistakes say what is wrong and what would be right.
  @Test(
    arguments: [
      (
        "a,b\n1,2\n", [], [],
        ["calls.csv: row 1 names no column for how calls ended", "“a”, “b”", "--column outcome="]
      ),
      (
        "15551001,2026-10-01 09:00,BUSY\n", [], [],
        ["“15551001”", "That looks like a call: put a header line before it"]
      ),
      (
        "phone,status,status\n1,busy,x\n", [], [],
        ["columns 2 and 3 are both “status”; rename or remove one"]
      ),
      ("", [], [], ["the file is empty", "a header line"]),
      ("outcome\n", [], [], ["no row has an outcome", "“outcome”"]),
      ("outcome\n\"busy\n", [], [], ["row 2: a double quote opens"]),
      (
        "outcome\nLVM\nbusy\nXYZ\nLVM\n", [], [],
        [
          "“LVM”: 2 calls", "“XYZ”: 1 call", "--outcome \"LVM=OUTCOME\"", "do_not_call, ignore",
        ]
      ),
      ("outcome\nbusy\n", ["result=a"], [], ["roles are contact, outcome, time"]),
      ("outcome\nbusy\n", ["talk=a"], [], ["has no column \"a\"", "“outcome”"]),
      ("outcome\nbusy\n", [], ["LVM"], ["write it as \"their word=ours\""]),
      ("outcome\nbusy\n", [], ["LVM=mail"], ["there is no outcome \"mail\"", "voicemail"]),
      ("phone,outcome,attempt\n1,busy,2\n", [], [], ["no contact's first call", "contact="]),
      (
        "contact,outcome\n" + String(repeating: "mobile,busy\nlandline,busy\n", count: 51), [], [],
        ["“contact” has 2 values in 102 calls", "--column contact="]
      ),
      ("phone,outcome\n,busy\n", [], [], ["no contact's first call", "contact in phone"]),
    ] as [(String, [String], [String], [String])])
  func mistakes(_ log: String, _ columns: [String], _ words: [String], _ says: [String]) {
    let mistake = LogText.mistake(log, columns: columns, words: words)
    for part in says { #expect(mistake.contains(part), "\(part) is missing: \(mistake)") }
  }
}
