import { integer, oneOf, orNull, real, table, text } from './description.ts';

/** A class of sources in the analyst's own terms: news, report, policy, charter. */
export const classTable = table(
  {
    id: text,
    name: text,
    coverage: oneOf('complete', 'sampled', 'purposive'),
    position: real,
    /** How many sources the class's sample was drawn from, most of them never imported; null where not known. */
    frameSize: { ...orNull(integer), since: 6 },
  },
  { memory: 'corpus', blind: 'open', withdrawal: 'kept', alike: [['name']], isShared: true, rule: 'one' },
);
