import Scheduling

/// A lease as it is written.
struct LeaseSpec: DocumentObject {
  var ringTimeout: Located<TimeSpan>?
  var maxDuration: Located<TimeSpan>?

  static let objectName = "lease"
  static let summary = """
    How long a call may hold its slot without a word from the provider (R39). When the lease runs \
    out the call counts as `lost`: its slot is free, and the contact is called again once.
    """
  static var keys: [Key<Self>] {
    [
      Key(
        "ring_timeout", \.ringTimeout, .duration, required: true,
        "The longest that it rings: 30 s later an unanswered call is lost."),
      Key(
        "max_duration", \.maxDuration, .duration, required: true,
        "The longest that it takes after the answer: 60 s later an answered call is lost."),
    ]
  }
}
