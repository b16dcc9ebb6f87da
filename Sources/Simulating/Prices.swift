/// What slots and calls cost, all in one currency; 0 where something costs nothing.
///
/// No part of what happens: nobody calls less because it is dear. What a run costs follows from
/// its slots, its length, its slot time and its calls.
public struct Prices: Equatable, Sendable {
  /// Of one slot of the organisation, once, however long the run is.
  public var slot: Double
  /// Of one slot for each day (24 hours) begun, from the start until the work is finished.
  public var slotDay: Double
  /// Of one slot for each month (30 days) begun, from the start until the work is finished.
  public var slotMonth: Double
  /// Of a minute of slot time, ringing included.
  public var minute: Double
  /// Of a call, answered or not.
  public var call: Double
  /// What amounts are called, such as `EUR`; empty: nothing is said of it.
  public var currency: String

  /// Prices.
  public init(
    slot: Double = 0, slotDay: Double = 0, slotMonth: Double = 0, minute: Double = 0,
    call: Double = 0, currency: String = ""
  ) {
    self.slot = slot
    self.slotDay = slotDay
    self.slotMonth = slotMonth
    self.minute = minute
    self.call = call
    self.currency = currency
  }

  /// Nothing but slots, one apiece: where no prices are given the cost of a variant is its slots.
  public static let slots = Prices(slot: 1)
}
