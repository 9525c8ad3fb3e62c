// Coded passages for reading: under each code, in the order of the codebook, the passages coded with it, with
// citation, coders and memos.
import type { Codebook } from '../codes/codebook.ts';
import { codeColour } from '../codes/colours.ts';
import { codePointsBefore } from '../text/plain-text.ts';
import type { CoderKind, CodeRecord, CodingRecord, SourceRecord, Stance } from '../records.ts';
import { attributeCell } from './attribute-cells.ts';
import { codingsInOrder, countedFor, memosByCoding } from './coding-rows.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { heldBack, type ExportedProject } from './exported-project.ts';
import type { HeldBack } from '../respondents/consent.ts';
import { asCoding, codesOf, type FoundPassage } from './found-passages.ts';
import type { Cell } from './table.ts';

/** One coding, or equal codings of one passage by several coders. */
export interface PassageEntry {
  readonly excerpt: Excerpt;
  /** Whether this copy leaves out its words and what was written about them. */
  readonly isWithheld: boolean;
  /** Why the people who are heard there would not have it shown; null where it is left out by choice, or not at all. */
  readonly heldBack: HeldBack | null;
  /** Its place in the source, in characters from 1, the last one included; null for a whole source. */
  readonly place: { readonly from: number; readonly to: number } | null;
  /** Attributes of the source, then of the people that the coding counts for; those without a value are left out. */
  readonly attributes: readonly { readonly name: string; readonly value: NonNullable<Cell> }[];
  /** The coders with this coding. */
  readonly coders: readonly { readonly name: string; readonly kind: CoderKind }[];
  /** The speaker named by the coding. */
  readonly speaker: string | null;
  readonly stance: Stance | null;
  readonly weight: number | null;
  readonly translation: string | null;
  /** Title above text. */
  readonly memos: readonly string[];
  /** The codes of a passage that a query found, as paths; a coding stands under its code instead. */
  readonly codes?: readonly string[];
}

/** The codings of one code, without its sub-codes, source by source, then in text order. */
export interface PassageSection {
  readonly path: string;
  readonly name: string;
  readonly name2: string | null;
  /** From 1: one more than that of the code above. */
  readonly level: number;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly isTheme: boolean;
  readonly entries: readonly PassageEntry[];
}

/** A list of passages with its heading. */
export interface PassageList {
  readonly project: string;
  readonly notice: string | null;
  /** Program and version. */
  readonly program: string;
  /** ISO date of writing. */
  readonly date: string;
  /** Which codings these are, in words. */
  readonly choice: string;
  /** Whether excerpts from interviews are part of this copy. */
  readonly interviewExcerpts: boolean;
  /** The number of codings, and of the sources they are on. Equal codings of several coders are one entry. */
  readonly size: {
    readonly codings: number;
    readonly sources: number;
    /** The number of passages that a query found, and whole sources; undefined for a list of codings. */
    readonly found?: number;
  };
  readonly sections: readonly PassageSection[];
}

/** Which passages the list has, and what it says about them. */
export interface PassageListOptions {
  readonly program: string;
  readonly date: string;
  readonly choice: string;
  readonly interviewExcerpts: boolean;
  /** Only codings of these codes; all when left out. */
  readonly codeIds?: ReadonlySet<string>;
  /** Only these codings; all when left out. */
  readonly codingIds?: ReadonlySet<string>;
  /** What a query found, in place of codings: one section of this name. */
  readonly found?: { readonly name: string; readonly passages: readonly FoundPassage[] };
  /** The exact text under a coding with a span. Called source by source, and only for what is shown. */
  readonly quoteOf: (coding: CodingRecord) => string;
}

/** Makes the list. A code without selected codings has no section. */
export function passageList(project: ExportedProject, options: PassageListOptions): PassageList {
  const { found: byQuery } = options;
  if (byQuery) return foundList(project, options, byQuery);
  const { corpus } = project;
  const memos = memosByCoding(project);
  const found = new Map<string, { entries: GrowingEntry[] }>();
  const alike = new Map<string, GrowingEntry & { readonly coderIds: Set<string> }>();
  const size = { codings: 0, sources: 0 };
  for (const [source, codings] of codingsInOrder(project, options)) {
    size.codings += codings.length;
    size.sources += 1;
    for (const coding of codings) {
      const section = found.get(coding.codeId) ?? { entries: [] };
      found.set(coding.codeId, section);
      const why = heldBack(project, coding);
      const isWithheld = why !== null || (source.kind === 'interview' && !options.interviewExcerpts);
      const coder = corpus.tables.coder.get(coding.coderId);
      const by = { name: coder?.name ?? coding.coderId, kind: coder?.kind ?? 'person' } as const;
      const notes = isWithheld ? [] : (memos.get(coding.id) ?? []);
      const key = likeness(coding);
      const same = alike.get(key);
      if (same) {
        if (!same.coderIds.has(coding.coderId)) same.coders.push(by);
        same.coderIds.add(coding.coderId);
        same.memos.push(...notes);
        continue;
      }
      const entry: GrowingEntry = {
        excerpt: excerptOf(coding, source, project.pagesOf(coding), isWithheld ? () => '' : options.quoteOf),
        isWithheld,
        heldBack: why,
        place: placeOf(coding, source),
        attributes: attributesOf(project, coding),
        coders: [by],
        speaker:
          coding.respondentId === null ? null : (project.respondentLabels.get(coding.respondentId) ?? null),
        stance: coding.stance,
        weight: coding.weight,
        translation: isWithheld ? null : coding.translation,
        memos: [...notes],
      };
      alike.set(key, { ...entry, coderIds: new Set([coding.coderId]) });
      section.entries.push(entry);
    }
  }
  return {
    ...headOf(project, options),
    size,
    sections: corpus.codebook.inOrder.flatMap((code) => {
      const section = found.get(code.id);
      if (!section) return [];
      return [
        {
          path: project.paths.get(code.id) ?? code.name,
          name: code.name,
          name2: code.name2,
          level: 1 + above(corpus.codebook, code).filter(({ id }) => found.has(id)).length,
          colour: codeColour(code.colour, 'light'),
          isTheme: code.isTheme,
          ...section,
        },
      ];
    }),
  };
}

function headOf(
  { project }: ExportedProject,
  options: PassageListOptions,
): Omit<PassageList, 'size' | 'sections'> {
  const { program, date, choice, interviewExcerpts } = options;
  return { project: project.name, notice: project.notice, program, date, choice, interviewExcerpts };
}

/** The list of what a query found: an entry for each passage, in the order of the list on the screen. */
function foundList(
  project: ExportedProject,
  options: PassageListOptions,
  { name, passages }: NonNullable<PassageListOptions['found']>,
): PassageList {
  const memos = memosByCoding(project);
  const { coder, source } = project.corpus.tables;
  const entries = passages.flatMap((passage): PassageEntry[] => {
    const its = source.get(passage.sourceId);
    if (!its) return [];
    const coding = asCoding(passage);
    const why = heldBack(project, coding);
    const isWithheld = why !== null || (its.kind === 'interview' && !options.interviewExcerpts);
    return [
      {
        excerpt: excerptOf(coding, its, project.pagesOf(coding), isWithheld ? () => '' : options.quoteOf),
        isWithheld,
        heldBack: why,
        place: placeOf(coding, its),
        attributes: attributesOf(project, coding),
        coders: [...new Set(passage.codings.map(({ coderId }) => coderId))].map((id) => ({
          name: coder.get(id)?.name ?? id,
          kind: coder.get(id)?.kind ?? 'person',
        })),
        speaker:
          coding.respondentId === null ? null : (project.respondentLabels.get(coding.respondentId) ?? null),
        stance: coding.stance,
        weight: coding.weight,
        translation: isWithheld ? null : coding.translation,
        memos: isWithheld ? [] : passage.codings.flatMap(({ id }) => memos.get(id) ?? []),
        codes: codesOf(project, passage),
      },
    ];
  });
  const section = { path: name, name, name2: null, level: 1, colour: codeColour(0, 'light'), isTheme: false };
  return {
    ...headOf(project, options),
    size: {
      codings: new Set(passages.flatMap(({ codings }) => codings.map(({ id }) => id))).size,
      sources: new Set(passages.map(({ sourceId }) => sourceId)).size,
      found: entries.length,
    },
    sections: entries.length === 0 ? [] : [{ ...section, entries }],
  };
}

/** An entry in progress: further coders may be added to it. */
interface GrowingEntry extends PassageEntry {
  readonly coders: PassageEntry['coders'][number][];
  readonly memos: string[];
}

/** Equal for codings that differ, as far as a reader sees, only in their coder. */
function likeness(coding: CodingRecord): string {
  const { sourceId, codeId, start, end, voice, stance, weight, respondentId, translation } = coding;
  return JSON.stringify([sourceId, codeId, start, end, voice, stance, weight, respondentId, translation]);
}

/** In code points, as tables count them. */
/** The place of a coding in its source, in characters from 1, the last one included; null for a whole source. */
export function placeOf({ start, end }: CodingRecord, { astral }: SourceRecord): PassageEntry['place'] {
  if (start === null || end === null) return null;
  // The database stores a JSON list of numbers.
  const beyond = JSON.parse(astral) as number[];
  return { from: codePointsBefore(beyond, start) + 1, to: codePointsBefore(beyond, end) };
}

function attributesOf(project: ExportedProject, coding: CodingRecord): PassageEntry['attributes'] {
  const people = countedFor(project, coding);
  return project.attributes.flatMap((attribute) => {
    const value = attributeCell(project, attribute, coding.sourceId, people);
    return value === null ? [] : [{ name: attribute.name, value }];
  });
}

function above(codebook: Codebook, code: CodeRecord): CodeRecord[] {
  const parent = code.parentId === null ? undefined : codebook.byId.get(code.parentId);
  return parent ? [parent, ...above(codebook, parent)] : [];
}
