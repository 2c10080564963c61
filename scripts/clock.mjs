/** Preload of `npm run screenshots`: the clock of the program begins at CLOCK_START, so that pictures do not change by the day. */
const Real = Date
const ahead = Real.parse(process.env.CLOCK_START) - Real.now()

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead)
    else super(...given)
  }

  static now() {
    return Real.now() + ahead
  }
}
