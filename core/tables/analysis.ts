// What analysis keeps: queries and tables with a name, events of timelines, summaries and quotes of the summary grid, rules
// for words, and suggestions that were refused.
import { idOf, json, oneOf, orNull, real, table, text } from './description.ts';

/** A query kept under a name: asked anew whenever it is used. */
export const savedQuery = table(
  {
    id: text,
    name: text,
    /** `SavedQuerySettings` of `core/query/saved-query.ts` as JSON: with ids in place of names. */
    settings: json,
    position: real,
    createdAt: text,
  },
  { memory: 'corpus', blind: 'open', withdrawal: 'scrubbed', alike: [['name']], rule: 'beside', since: 11 },
);

/** A table or figure that is made again from its settings whenever it is opened. */
export const keptTable = table(
  {
    id: text,
    kind: {
      ...oneOf(
        'tally',
        'crosstab',
        'relations',
        'timeline',
        'grid',
        'words',
        'comparison',
        'portrait',
        'flow',
        'saturation',
        'agreement',
      ),
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
    /** Each printed value, as JSON: of a grid the summaries too. */
    printed: text,
  },
  {
    part: 'own',
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['tableId']],
    isOnlyOne: true,
    rule: 'link',
    since: 11,
  },
);

/** Something that happened, drawn in every timeline of the study. */
export const timelineEvent = table(
  {
    id: text,
    name: text,
    /** May be partial. */
    date: text,
    position: real,
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['name', 'date']],
    rule: 'beside',
    since: 11,
  },
);

/**
 * One person's summary of what one respondent, or one source, says on one theme. A cell of the grid belongs to a theme and to
 * either a respondent or a source.
 */
export const summary = table(
  {
    id: text,
    themeId: idOf('code'),
    respondentId: orNull(idOf('respondent')),
    sourceId: orNull(idOf('source')),
    coderId: idOf('coder'),
    body: text,
    /** The codings of the cell when the summary was last edited or confirmed, as JSON. */
    basis: json,
    createdAt: text,
    updatedAt: text,
    /** When it was last confirmed as still right, and by whom. */
    confirmedAt: orNull(text),
    confirmedBy: orNull(idOf('coder')),
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['themeId', 'respondentId', 'sourceId', 'coderId']],
    isOnlyOne: true,
    rule: 'one',
    units: [['body', 'basis', 'updatedAt', 'confirmedAt', 'confirmedBy']],
    since: 11,
  },
);

/** A coding whose words stand for a cell, pinned by one person. */
export const summaryQuote = table(
  {
    id: text,
    themeId: idOf('code'),
    respondentId: orNull(idOf('respondent')),
    sourceId: orNull(idOf('source')),
    codingId: idOf('coding'),
    coderId: idOf('coder'),
    position: real,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['themeId', 'respondentId', 'sourceId', 'codingId', 'coderId']],
    isOnlyOne: true,
    rule: 'link',
    since: 11,
  },
);

/** How a word is counted in the texts of one language. */
export const wordRule = table(
  {
    id: text,
    /** A BCP 47 tag. */
    language: text,
    word: text,
    /**
     * `term`: never split; `stop`: left out; `kept`: counted although the built-in list leaves it out; `form`: the word is
     * written “firms = firm”, and counts as the second.
     */
    use: { ...oneOf('term', 'stop', 'kept', 'form'), isOpen: true },
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    // Of a form, the rule is about the form alone: `keyOf` of `core/settling/twins.ts`.
    alike: [['language', 'word']],
    isOnlyOne: true,
    rule: 'one',
    units: [['word', 'use']],
    since: 11,
  },
);

/** A passage that was suggested for a code, and that a person refused. */
export const refusedPassage = table(
  {
    id: text,
    codeId: idOf('code'),
    sourceId: idOf('source'),
    /** The SHA-256 of its words, as 64 hex digits: the passage stays refused when the text around it changes. */
    wording: text,
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['codeId', 'sourceId', 'wording', 'coderId']],
    isOnlyOne: true,
    rule: 'link',
    since: 11,
  },
);
