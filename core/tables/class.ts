import { integer, oneOf, orNull, real, table, text } from './description.ts';

/** A class of sources in the analyst's own word: news, report, policy, charter. */
export const classTable = table(
  {
    id: text,
    name: text,
    coverage: oneOf('complete', 'sampled', 'purposive'),
    position: real,
    /** How many the sources of the class were drawn from at random, the rest never imported; null where not known. */
    frameSize: { ...orNull(integer), since: 6 },
  },
  { blind: 'open', withdrawal: 'kept', alike: [['name']], isShared: true, rule: 'one' },
);
