// Tables and figures kept for the paper, and what they printed when they were last exported.
import { idOf, json, oneOf, orNull, real, table, text } from './description.ts';

/** A table or figure that is made again from its settings whenever it is opened. */
export const keptTable = table(
  {
    id: text,
    kind: {
      ...oneOf('tally', 'crosstab', 'relations', 'timeline', 'grid', 'words', 'comparison', 'portrait'),
      isOpen: true,
    },
    /** Its title. */
    name: text,
    /** What it counts, and how it is shown, as JSON. */
    settings: json,
    /** A number that stays, such as `2a`; null where the order of the list gives it. */
    number: orNull(text),
    position: real,
    createdAt: text,
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['kind', 'name']],
    rule: 'beside',
    since: 11,
  },
);

/** What a kept table printed when it was last exported from this file. */
export const tableExport = table(
  {
    id: text,
    tableId: idOf('keptTable'),
    at: text,
    /** Each printed value, as JSON. */
    printed: text,
  },
  {
    part: 'own',
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['tableId']],
    isOnlyOne: true,
    rule: 'link',
    since: 11,
  },
);
