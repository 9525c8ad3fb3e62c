// Splits the single description that REFI-QDA allows into the fields from which Concord composed it, in either
// language. Any other description is a definition.
import type { IncomingFields } from '#core/codebook-import/incoming.ts';
import { looksCut } from '#core/exports/cell-text.ts';
import { catalogues } from '#words/words.ts';
import { flagOf, termOf } from './codebook-terms.ts';
import { unmarkedHeadings } from './heading-lines.ts';

type Labels = (typeof catalogues)['en']['exports'];

interface Section {
  readonly key: string;
  /** A section that is always present: the others are searched for between such sections. */
  readonly isFixed?: true;
}

/** The sections in the order of writing (see `codebook-qdc.ts`). */
const order: readonly Section[] = [
  { key: 'shortDefinition' },
  { key: 'fullDefinition' },
  { key: 'whenToUse' },
  { key: 'whenNotToUse' },
  { key: 'definition2' },
  { key: 'examples' },
  { key: 'theme' },
  { key: 'secondName' },
  { key: 'aliases' },
  { key: 'gathers' },
  { key: 'gatheredBy' },
  { key: 'origin', isFixed: true },
  { key: 'prompted' },
  { key: 'status', isFixed: true },
  { key: 'codable' },
  { key: 'onePerSource' },
  { key: 'merged' },
  { key: 'created', isFixed: true },
  { key: 'completeness', isFixed: true },
  { key: 'notice' },
];

/** The sections in the memo of a code for MAXQDA, in the order of writing (see `codebook-maxqda.ts`). */
const orderOfMemo: readonly Section[] = [
  { key: 'shortDefinition' },
  { key: 'fullDefinition' },
  { key: 'whenToUse' },
  { key: 'whenNotToUse' },
  { key: 'definition2' },
  { key: 'memos' },
];

/** The fields of a description without headings in a file of Concord: a definition at most. */
const plainly: IncomingFields = {
  shortDefinition: '',
  fullDefinition: '',
  whenToUse: '',
  whenNotToUse: '',
  definition2: '',
  name2: null,
  aliases: '',
  isTheme: false,
  origin: 'inductive',
  prompted: null,
  status: 'draft',
  onePerSource: false,
};

/**
 * The fields of a description. A field that Concord would have written if it were not empty is reported as empty; in
 * Concord's own files (`isOwn`) this is also so for a description without headings.
 */
export function describedFields(description: string, isOwn: boolean): IncomingFields {
  for (const { exports } of Object.values(catalogues)) {
    const sections = sectionsOf(description, exports, order);
    if (sections) return fieldsOf(sections, exports.list.separator);
  }
  if (isOwn) return { ...plainly, fullDefinition: description };
  return description.trim() === '' ? {} : { fullDefinition: description };
}

/** The fields of a memo in MAXQDA: definitions under Concord's headings, or else one definition. */
export function memoFields(memo: string): IncomingFields {
  for (const { exports } of Object.values(catalogues)) {
    const sections = sectionsOf(memo, exports, orderOfMemo);
    if (!sections) continue;
    const keys = ['shortDefinition', 'fullDefinition', 'whenToUse', 'whenNotToUse', 'definition2'] as const;
    // In a memo that was cut off, the last text is incomplete and later ones are unknown.
    const whole = looksCut(memo) ? [...sections.keys()].slice(0, -1) : keys;
    const fields = keys.filter((key) => whole.includes(key)).map((key) => [key, sections.get(key) ?? '']);
    return Object.fromEntries(fields) as IncomingFields;
  }
  return { fullDefinition: memo };
}

/** Whether a definition alone would be mistaken for several under headings, in a description or in a memo. */
export function looksComposed(text: string, where: 'description' | 'memo'): boolean {
  const sections = where === 'memo' ? orderOfMemo : order;
  return Object.values(catalogues).some(({ exports }) => sectionsOf(text, exports, sections) !== null);
}

/**
 * The texts by heading, or null if the description was not composed of sections. Reads from the end, where the fixed
 * sections are: so a definition with a line that looks like a heading stays whole.
 */
function sectionsOf(
  description: string,
  labels: Labels,
  sections: readonly Section[],
): Map<string, string> | null {
  const starts = new Map<string, number>();
  let end = description.length;
  for (const [index, { key, isFixed }] of [...sections.entries()].toReversed()) {
    const from = floorOf(description, sections.slice(0, index), end, labels);
    const at = lastHeading(description, labelOf(key, labels), from, end);
    if (at === null) {
      if (isFixed) return null;
      continue;
    }
    starts.set(key, at);
    end = at;
  }
  if (end !== 0 || starts.size === 0) return null;
  const found = [...starts].sort(([, a], [, b]) => a - b);
  return new Map(
    found.map(([key, start], index) => {
      const next = found[index + 1]?.[1];
      const body = start + labelOf(key, labels).length + 1;
      const text = description.slice(body, next === undefined ? description.length : next - 2);
      return [key, unmarkedHeadings(text)];
    }),
  );
}

/** The place of the preceding fixed section: no heading is searched for before it. */
function floorOf(description: string, earlier: readonly Section[], end: number, labels: Labels): number {
  const before = earlier.findLast(({ isFixed }) => isFixed);
  return before ? (lastHeading(description, labelOf(before.key, labels), 0, end) ?? 0) : 0;
}

/** The last place before `end` where a section with this heading begins. */
function lastHeading(description: string, label: string, from: number, end: number): number | null {
  const line = `${label}\n`;
  const at = description.slice(0, end).lastIndexOf(`\n\n${line}`);
  if (at + 2 >= from && at >= 0) return at + 2;
  return from === 0 && end > 0 && description.startsWith(line) ? 0 : null;
}

function labelOf(key: string, labels: Labels): string {
  if (key === 'notice') return labels.notice;
  if (key === 'theme') return labels.codebookColumn.theme;
  return labels.field[key as keyof Labels['field']];
}

function fieldsOf(sections: ReadonlyMap<string, string>, separator: string): IncomingFields {
  const text = (key: string): string => sections.get(key) ?? '';
  const isTheme = flagOf(text('theme'));
  const origin = termOf(text('origin'), ['inductive', 'deductive']);
  const status = termOf(text('status'), ['draft', 'stable', 'retired']);
  return {
    shortDefinition: text('shortDefinition'),
    fullDefinition: text('fullDefinition'),
    whenToUse: text('whenToUse'),
    whenNotToUse: text('whenNotToUse'),
    definition2: text('definition2'),
    name2: sections.get('secondName') ?? null,
    aliases: aliasesIn(text('aliases'), separator).join('\n'),
    prompted: termOf(text('prompted'), ['yes', 'no', 'partly']),
    onePerSource: flagOf(text('onePerSource')) ?? false,
    ...(isTheme === null ? {} : { isTheme }),
    ...(origin === null ? {} : { origin }),
    ...(status === null ? {} : { status }),
  };
}

/** The aliases of a list: in front of a separator and at the end, `\\` is a `\`, and another `\` escapes the separator. */
function aliasesIn(list: string, separator: string): string[] {
  return list
    .replaceAll(
      new RegExp(String.raw`\\+(?=${separator}|$)`, 'g'),
      ({ length }) => '\\'.repeat(length / 2) + (length % 2 === 0 ? '' : '\0'),
    )
    .split(new RegExp(`(?<!\0)${separator}`))
    .map((alias) => alias.replaceAll(`\0${separator}`, separator).replaceAll('\0', '\\'));
}
