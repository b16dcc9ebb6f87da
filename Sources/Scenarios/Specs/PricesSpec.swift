import Simulating

/// What things cost, as it is written.
struct PricesSpec: DocumentObject {
  var currency: Located<String>?
  var slot: Located<Double>?
  var slotDay: Located<Double>?
  var slotMonth: Located<Double>?
  var minute: Located<Double>?
  var call: Located<Double>?

  static let objectName = "prices"
  static let summary = """
    What slots and calls cost: `dialcast plan` and `dialcast sweep` then say what a run costs. \
    Nobody calls less because it is dear.
    """
  static var keys: [Key<Self>] {
    [
      Key("currency", \.currency, .text, "What amounts are called, such as `EUR`."),
      Key("slot", \.slot, .price, default: "0", "Of one slot, once, however long the run is."),
      Key(
        "slot_day", \.slotDay, .price, default: "0",
        """
        Of one slot for each day (24 hours) begun, from the first campaign's start until the last \
        contact is done.
        """),
      Key(
        "slot_month", \.slotMonth, .price, default: "0",
        "Of one slot for each month (30 days) begun, likewise."),
      Key(
        "minute", \.minute, .price, default: "0", "Of a minute of slot time, ringing included."),
      Key("call", \.call, .price, default: "0", "Of a call, answered or not."),
    ]
  }

  /// The prices, and whether there is any.
  var prices: Prices {
    Prices(
      slot: slot?.value ?? 0, slotDay: slotDay?.value ?? 0, slotMonth: slotMonth?.value ?? 0,
      minute: minute?.value ?? 0, call: call?.value ?? 0, currency: currency?.value ?? "")
  }

  /// Whether it says what anything costs.
  var hasPrice: Bool {
    [slot, slotDay, slotMonth, minute, call].contains { $0 != nil }
  }
}

extension ValueType where Value == Double {
  /// What something costs.
  static var price: ValueType {
    let highest = 1_000_000_000.0
    return scalar(
      "price", expected: "an amount from 0 to 1000 million, such as 0.02",
      schema: ["type": "number", "minimum": 0, "maximum": .number(highest)],
      hint: { $0.number == nil ? "the key \"currency\" says what amounts are called" : nil },
      parse: { scalar in
        scalar.number.flatMap { (0...highest).contains($0) ? $0 : nil }
      })
  }
}
