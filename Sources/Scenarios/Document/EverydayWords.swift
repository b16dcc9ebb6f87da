/// The words in which planners speak of what a scenario calls otherwise: no misspelling leads from
/// `answer_rate` to `human`, and by letters alone `shared` comes nearest to `hard`.
public enum EverydayWords {
  /// What a scenario says, and what others say for it.
  private static let table: [(ours: String, theirs: [String])] = [
    // Slots and who has them.
    ("soft", ["shared", "share", "sharing", "borrow", "borrowing", "pooled", "pool", "flexible"]),
    ("hard", ["own", "dedicated", "exclusive", "reserved", "fixed", "private", "strict"]),
    (
      "slots",
      [
        "concurrency", "concurrent_calls", "max_concurrency", "simultaneous_calls", "channel",
        "channels", "line", "lines", "port", "ports", "trunks", "capacity", "agents", "seats",
      ]
    ),
    ("max", ["cap", "limit", "maximum", "max_slots", "most"]),
    ("organisation", ["org", "company", "tenant"]),
    ("workspaces", ["teams", "groups", "departments", "branches"]),
    // When.
    ("timezone", ["zone", "time_zone", "tz"]),
    (
      "hours",
      ["calling_hours", "opening_hours", "business_hours", "calling_window", "window", "windows"]
    ),
    ("start", ["begin", "begins", "from", "start_at", "start_date", "start_time"]),
    ("end", ["until", "stop", "finish", "end_at", "end_date", "end_time"]),
    ("deadline", ["due", "finish_by", "done_by"]),
    ("at", ["date", "time", "when"]),
    ("probability", ["confidence", "certainty", "likelihood", "chance"]),
    ("holidays", ["bank_holidays", "closed", "closed_on"]),
    // Who is called.
    ("contacts", ["list", "leads", "customers", "patients", "recipients", "people", "numbers"]),
    ("file", ["path", "csv", "filename", "list"]),
    ("count", ["size", "number", "total", "volume"]),
    ("region", ["country", "default_region"]),
    ("where", ["filter", "only", "select"]),
    ("do_not_call", ["dnc", "suppression", "blocklist", "blacklist", "opt_out"]),
    // How often and how fast.
    ("max_attempts", ["attempts", "tries", "max_tries", "max_calls"]),
    ("interval", ["wait", "delay", "pause", "gap", "backoff", "retry_interval", "cooldown"]),
    ("starts_per_minute", ["pace", "rate", "calls_per_minute", "cpm"]),
    ("starts_per_second", ["pace", "rate", "calls_per_second", "cps"]),
    ("replications", ["runs", "simulations", "iterations", "repetitions"]),
    // How people answer.
    (
      "human",
      [
        "answer_rate", "answered", "answer", "answer_probability", "pickup", "pick_up",
        "pickup_rate", "connect_rate", "connected", "contact_rate", "reach", "reach_rate", "live",
      ]
    ),
    (
      "not_human",
      ["voicemail", "voicemail_rate", "machine", "machines", "machine_rate", "no_answer", "busy"]
    ),
    ("completed", ["answered", "connected", "reached"]),
    ("invalid", ["bad_numbers", "wrong_numbers", "invalid_rate"]),
    (
      "talk",
      [
        "duration", "length", "aht", "talk_time", "talktime", "handle_time", "call_time",
        "call_length", "call_duration", "conversation",
      ]
    ),
    ("duration", ["talk", "length", "aht", "talk_time", "talktime", "handle_time"]),
    ("ring", ["ringing", "ring_time"]),
    ("ring_timeout", ["timeout", "no_answer_timeout"]),
    ("mean", ["average", "avg"]),
    ("sd", ["std", "stddev", "standard_deviation"]),
    // Words for values.
    ("normal", ["medium", "middle", "standard"]),
    ("high", ["urgent", "highest", "top"]),
    ("low", ["lowest", "background"]),
    ("shuffled", ["random", "randomly"]),
    ("as_listed", ["list", "listed", "file", "fifo", "sequential"]),
    ("realtime", ["live", "continuous", "inbound"]),
  ]

  /// The name that a word stands for, among those that are known where it was written; nil: none,
  /// or the word is such a name itself. O(words).
  public static func meant(by word: String, among names: [String]) -> String? {
    let wanted = word.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    guard !names.contains(wanted) else { return nil }
    return table.first { names.contains($0.ours) && $0.theirs.contains(wanted) }?.ours
  }
}
