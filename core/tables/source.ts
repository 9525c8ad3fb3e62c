// Sources with their classes and pages, the reasons for excluding them, who has reviewed them, and pairs of sources that look
// alike but were judged to be different.
import { blob, idOf, integer, oneOf, orNull, real, table, text, type RowOf } from './description.ts';

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

/** A source without its text: texts are blobs, found by hash. */
export const source = table(
  {
    id: text,
    kind: oneOf('document', 'interview'),
    classId: { ...orNull(idOf('class')), isDispensable: true },
    title: text,
    date: orNull(text),
    /** A BCP 47 tag, `en` or `zh-CN`, or null where unknown. */
    language: orNull(text),
    /** Where the text came from: an address, a file name, a publisher. */
    origin: orNull(text),
    status: oneOf('new', 'included', 'excluded', 'second-look'),
    exclusionReason: orNull(text),
    duplicateOf: { ...orNull(idOf('source')), isDispensable: true },
    textHash: blob,
    /** The rich text as JSON; null when every line of the text is a paragraph. */
    docHash: orNull(blob),
    originalHash: orNull(blob),
    originalName: orNull(text),
    /** Length of the text in UTF-16 code units. */
    length: integer,
    /** Length of the text in Unicode code points: what screens and exports call characters. */
    codePoints: integer,
    /** UTF-16 positions of the characters above U+FFFF, ascending, as JSON; `[]` for most texts. */
    astral: text,
    /** Interview facts; null on documents. */
    label: orNull(text),
    place: orNull(text),
    mode: orNull(oneOf('in-person', 'online')),
    durationMinutes: orNull(integer),
    interviewer: orNull(text),
    createdAt: text,
    /** How the original was decoded (a WHATWG label); null where its format determines that. */
    encoding: orNull(text),
    /** Which part of its original it is, as JSON; null where it is the whole. */
    article: { ...orNull(text), since: 11 },
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['textHash', 'title'], ['textHash']],
    rule: 'beside',
    units: [
      ['textHash', 'docHash', 'length', 'codePoints', 'astral'],
      ['originalHash', 'originalName', 'encoding', 'article'],
      ['status', 'exclusionReason'],
    ],
    placing: [['duplicateOf']],
  },
);

type Row = RowOf<typeof source>;

/** The triage status of a new source: interviews were made for the study, documents have yet to be screened. */
export function statusOnArrival(kind: Row['kind']): Row['status'] {
  return kind === 'interview' ? 'included' : 'new';
}

/** Where the pages of a source begin in its text, and where the text stands on each page. */
export const sourcePages = table(
  {
    id: text,
    sourceId: idOf('source'),
    /** `PageStart`s of `core/text/pages.ts` as JSON, ascending; they fit the present text. */
    starts: text,
    /** The `PageLayout`s of `core/text/page-layout.ts` as JSON; null where only the starts are known. */
    layoutHash: orNull(blob),
    /** The text that the positions in the layout refer to: the text as it was imported. */
    layoutTextHash: orNull(blob),
  },
  {
    memory: 'none',
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['sourceId']],
    isOnlyOne: true,
    rule: 'one',
    units: [['starts', 'layoutHash', 'layoutTextHash']],
  },
);

/** Two sources that look alike and were judged to be different; `sourceId` is the smaller of the two ids. */
export const distinctPair = table(
  { id: text, sourceId: idOf('source'), otherId: idOf('source') },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['sourceId', 'otherId']],
    isOnlyOne: true,
    rule: 'link',
  },
);

/** A reason for exclusion that triage offers. A source stores the wording of its reason. */
export const exclusionReason = table(
  {
    id: text,
    name: text,
    position: real,
    /** Null: sources excluded for this reason do not belong to what the study looks for. */
    mark: { ...orNull(oneOf('could-not-be-read')), since: 6 },
  },
  { memory: 'corpus', blind: 'open', withdrawal: 'kept', alike: [['name']], isShared: true, rule: 'one' },
);

/** A coder's declaration that a source is finished. */
export const review = table(
  { id: text, sourceId: idOf('source'), coderId: idOf('coder'), at: text },
  {
    memory: 'corpus',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['sourceId', 'coderId']],
    isOnlyOne: true,
    rule: 'one',
  },
);
