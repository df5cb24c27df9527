/** What a reader of a result has to know before using its numbers. */
export const modelNotes: readonly string[] = [
  'A yearly model of stated assumptions, not a forecast. Losses compare a run with its own baseline: the same levers and parameters without restriction and suspension.',
  'Tonnes are neodymium-praseodymium oxide unless a field says otherwise; dysprosium and terbium are not traced, so the controls of 2025 enter only through the magnets that held them.',
  'Severity is the share withheld before leakage. Cumulative import loss need not rise with severity: other suppliers, thrift and recycling respond to the price.',
  'The level of the Japanese public stock is secret; the policy target stands in for it. The split of a shortfall over end uses follows a Chinese breakdown of magnet use.',
  'Announced Indian tonnes are read as oxide, and the company itself has expected less than announced; see `productionTargets`.',
]
