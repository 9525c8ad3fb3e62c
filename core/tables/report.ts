// What the analyst has changed of the report “Methods and results”. Ids of paragraphs and numbers hold ids of rows, so they
// are kept as JSON of their parts: `core/report/runs.ts`.
import { boolean, idOf, json, orNull, real, table, text } from './description.ts';

/** A section: one of Concord’s that was changed, or one of the analyst’s own. */
export const reportSection = table(
  {
    id: text,
    /** One of `reportSections`, or of its own. */
    key: text,
    /** Null for Concord’s place. */
    position: orNull(real),
    /** Null: on unless there is nothing to say. */
    isOn: orNull(boolean),
    /** Titles by language, as JSON. */
    titles: text,
    /** Items of checklists that it answers, as JSON. */
    answers: text,
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['key']],
    isOnlyOne: true,
    rule: 'one',
    since: 17,
  },
);

/** A paragraph in one language, in place of one of Concord’s or beside them. */
export const reportParagraph = table(
  {
    id: text,
    /** The key of its section. */
    section: text,
    language: text,
    /** The id of what it replaces, or its own. */
    paragraph: json,
    /** A hash of what Concord wrote there; null for a paragraph beside Concord’s. */
    basis: orNull(text),
    /** For one beside Concord’s, what it follows; null for the beginning. */
    after: orNull(json),
    position: real,
    /** `ReportRun`s as JSON; empty where it is left out. */
    runs: json,
    coderId: idOf('coder'),
    updatedAt: text,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['paragraph', 'language']],
    isOnlyOne: true,
    rule: 'one',
    units: [
      ['section', 'after', 'position'],
      ['runs', 'basis', 'coderId', 'updatedAt'],
    ],
    since: 17,
  },
);

/** A number that is printed as it was fixed, whatever is counted. */
export const reportNumber = table(
  {
    id: text,
    number: json,
    value: real,
    reason: text,
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['number']],
    isOnlyOne: true,
    rule: 'one',
    units: [['value', 'reason', 'coderId', 'at']],
    since: 17,
  },
);
