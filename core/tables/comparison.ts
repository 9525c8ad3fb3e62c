// Comparisons, the verdicts on their themes, and the codings that are evidence for these.
import { idOf, json, oneOf, orNull, real, table, text } from './description.ts';

/** Documents compared with interviews: which classes, which layer, which basis, which margin. */
export const comparison = table(
  {
    id: text,
    name: text,
    /** Settings of `core/comparison` as JSON. */
    settings: json,
    position: real,
  },
  { memory: 'window', blind: 'open', withdrawal: 'kept', alike: [['name']], rule: 'beside' },
);

/** The analyst's judgement of one theme in one comparison. */
export const verdict = table(
  {
    id: text,
    comparisonId: idOf('comparison'),
    themeId: idOf('code'),
    value: orNull(oneOf('converges', 'complements', 'contradicts', 'silent')),
    reasons: text,
    meaning: orNull(oneOf('same', 'different')),
    examples: orNull(oneOf('same', 'different')),
    /** The counts when the verdict was given, as JSON: the verdict is stale when they differ now. */
    counts: json,
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['comparisonId', 'themeId']],
    isOnlyOne: true,
    rule: 'one',
    units: [['value', 'reasons', 'meaning', 'examples', 'counts', 'coderId', 'at']],
  },
);

/** A coding pinned as evidence of a verdict. */
export const verdictEvidence = table(
  { id: text, verdictId: idOf('verdict'), codingId: idOf('coding') },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['verdictId', 'codingId']],
    isOnlyOne: true,
    rule: 'link',
  },
);
