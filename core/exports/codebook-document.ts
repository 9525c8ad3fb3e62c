// The codebook as a document: its cover, then every code in tree order with the six fields of a codebook
// (MacQueen, McLellan, Kay & Milstein 1998) and what a reader of its counts needs to know.
import { byMoment } from '../by-moment.ts';
import { codeColour } from '../codes/colours.ts';
import { byPosition } from '../by-position.ts';
import type { Codebook } from '../codes/codebook.ts';
import { filledFields } from '../codes/definition-fields.ts';
import type { CodeRecord, CoderKind, CodeStatus, CodingRecord, Prompted } from '../records.ts';
import { codeNumbers, usualLayout, type CodebookLayout } from './codebook-layout.ts';
import { codebookChanges, type CodebookAct, type LoggedChange } from './codebook-changes.ts';
import type { CodebookCounting, CodeCounts, CountedCodebook } from './codebook-counting.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { heldBack, type ExportedProject } from './exported-project.ts';

/** One code with everything that a codebook says about it. */
export interface CodebookEntry {
  readonly id: string;
  /** Names from the root, as a written path (see `written-names.ts`). */
  readonly path: string;
  /** 1 for the roots. */
  readonly level: number;
  /** By position: `2.1` is the first code below the second root. */
  readonly number: string;
  readonly name: string;
  readonly name2: string | null;
  readonly aliases: readonly string[];
  /** `#rrggbb`. */
  readonly colour: string;
  /** As in the file that the code was imported from, if that is asked for. */
  readonly spelling: CodeSpelling | null;
  readonly codable: boolean;
  readonly isTheme: boolean;
  readonly onePerSource: boolean;
  readonly pin: number | null;
  readonly status: CodeStatus;
  readonly origin: CodeRecord['origin'];
  readonly prompted: Prompted | null;
  readonly createdAt: string;
  readonly shortDefinition: string;
  readonly fullDefinition: string;
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly definition2: string;
  readonly examples: readonly Excerpt[];
  /** The number of examples from interviews that this copy leaves out. */
  readonly withheld: number;
  /** Memos on the code itself, oldest first; empty unless asked for. */
  readonly memos: readonly CodeMemo[];
  /** Codes added to this theme from elsewhere in the tree. */
  readonly gathers: readonly CodeReference[];
  /** Themes that this code was added to. */
  readonly gatheredBy: readonly CodeReference[];
  /** Names of the codes merged into this one. */
  readonly merged: readonly string[];
  readonly counts: CodeCounts | null;
}

/** How another program's file spelled a code, as far as the code still is as it was. */
export interface CodeSpelling {
  /** Its identifier; null where it had none that the standard allows. */
  readonly guid: string | null;
  /** Its colour; null where the code got another one since. */
  readonly colour: string | null;
  /** Whether it had no colour there, and still has the one that it got here. */
  readonly isColourless: boolean;
}

export interface CodeMemo {
  readonly title: string;
  readonly body: string;
  /** The coder who wrote it, and when it was last changed (ISO). */
  readonly by: string;
  readonly at: string;
}

/** Another code that an entry mentions. */
export interface CodeReference {
  readonly id: string;
  readonly path: string;
}

/** The newest version that was kept, and how far this codebook is from it. */
export interface NamedVersion {
  readonly number: number;
  /** Null where names may not be told. */
  readonly name: string | null;
  readonly at: string;
  /** How many changes the codebook has had since. */
  readonly changes: number;
}

/** A codebook with its cover. */
export interface CodebookDocument {
  readonly project: string;
  readonly description: string;
  /** Repeated in every copy. */
  readonly notice: string | null;
  /** Program and version, `Concord 0.1.0`. */
  readonly program: string;
  /** ISO date, or date and time in UTC, of the export. */
  readonly date: string;
  /** The newest act, from which this state of the codebook can be found again; null where it is left out. */
  readonly asOf: string | null;
  /** The newest kept version; null without one. */
  readonly version: NamedVersion | null;
  /** The main coder first. */
  readonly coders: readonly { readonly name: string; readonly kind: CoderKind; readonly main: boolean }[];
  readonly counting: CodebookCounting | null;
  /** Whether excerpts from interviews are part of this copy. */
  readonly interviewExcerpts: boolean;
  readonly layout: CodebookLayout;
  readonly codes: readonly CodebookEntry[];
  /** What became of the codes, newest first; empty where the history is left out. */
  readonly changes: readonly LoggedChange[];
}

/** What a codebook document includes. */
export interface CodebookOptions {
  readonly program: string;
  readonly date: string;
  readonly asOf?: string;
  readonly version?: NamedVersion | null;
  /** The acts on codes that are in force, oldest first. Left out, the document has no change log. */
  readonly acts?: readonly CodebookAct[];
  /** The keys of codes for the person who exports. Left out, the keys that codes have for everybody. */
  readonly pins?: ReadonlyMap<string, number | null>;
  readonly interviewExcerpts: boolean;
  /** Whether memos on codes are part of this copy. Default: no. */
  readonly memos?: boolean;
  readonly layout?: Partial<CodebookLayout>;
  /** How a code was spelled in the file that it was imported from. Left out, no spelling is known. */
  readonly spelling?: (code: CodeRecord) => CodeSpelling;
  /** Left out, the document has no counts. */
  readonly counted?: CountedCodebook;
  /** The exact text under a coding with a span. Asked only for examples that are shown. */
  readonly quoteOf: (coding: CodingRecord) => string;
}

/**
 * The codebook in tree order. Merged codes appear only as names in the entry of the code that they were
 * merged into.
 */
export function codebookDocument(project: ExportedProject, options: CodebookOptions): CodebookDocument {
  const { codebook } = project.corpus;
  const codes = [...project.corpus.tables.code.values()];
  const exampleOf = examplesByCode(project, options);
  const gatheredBy = themesByGathered(project);
  const memos = options.memos ? memosByCode(project) : new Map<string, CodeMemo[]>();
  const levels = codebook.inOrder.map((code) => levelOf(codebook, code));
  const numbers = codeNumbers(levels);
  return {
    project: project.project.name,
    description: project.project.description,
    notice: project.project.notice,
    program: options.program,
    date: options.date,
    asOf: options.asOf ?? null,
    version: options.version ?? null,
    coders: project.coders
      .map(({ id, name, kind }) => ({ name, kind, main: id === project.project.mainCoderId }))
      .sort((a, b) => Number(b.main) - Number(a.main)),
    counting: options.counted?.counting ?? null,
    interviewExcerpts: options.interviewExcerpts,
    layout: { ...usualLayout, ...options.layout },
    changes: codebookChanges(options.acts ?? [], project.coderLabels),
    codes: codebook.inOrder.map((code, place) => ({
      id: code.id,
      path: project.paths.get(code.id) ?? code.name,
      level: levels[place] ?? 1,
      number: numbers[place] ?? '',
      name: code.name,
      name2: code.name2,
      aliases: code.aliases.split('\n').filter((alias) => alias.trim() !== ''),
      colour: codeColour(code.colour, 'light'),
      spelling: options.spelling?.(code) ?? null,
      codable: code.codable,
      isTheme: code.isTheme,
      onePerSource: code.onePerSource,
      pin: options.pins ? (options.pins.get(code.id) ?? null) : code.pin,
      status: code.status,
      origin: code.origin,
      prompted: code.prompted,
      createdAt: code.createdAt,
      shortDefinition: code.shortDefinition,
      fullDefinition: code.fullDefinition,
      whenToUse: code.whenToUse,
      whenNotToUse: code.whenNotToUse,
      definition2: code.definition2,
      examples: exampleOf.get(code.id)?.shown ?? [],
      withheld: exampleOf.get(code.id)?.withheld ?? 0,
      memos: memos.get(code.id) ?? [],
      gathers: references(project, codebook.gathered.get(code.id) ?? []),
      gatheredBy: references(project, gatheredBy.get(code.id) ?? []),
      merged: codes.filter((other) => other.mergedInto === code.id).map((other) => other.name),
      counts: options.counted?.counts.get(code.id) ?? null,
    })),
  };
}

/** How many of the six fields of the entry are filled. Examples that a copy leaves out count too. */
export function filledFieldsOf(entry: CodebookEntry): number {
  return filledFields(entry, entry.examples.length + entry.withheld > 0);
}

function levelOf(codebook: Codebook, code: CodeRecord): number {
  let level = 1;
  for (let parent = code.parentId; parent !== null; parent = codebook.byId.get(parent)?.parentId ?? null) {
    level += 1;
  }
  return level;
}

/** In tree order, without merged codes. */
function references(project: ExportedProject, ids: readonly string[]): CodeReference[] {
  const wanted = new Set(ids);
  return project.corpus.codebook.inOrder
    .filter((code) => wanted.has(code.id))
    .map((code) => ({ id: code.id, path: project.paths.get(code.id) ?? code.name }));
}

function themesByGathered(project: ExportedProject): Map<string, string[]> {
  const themes = new Map<string, string[]>();
  for (const { themeId, codeId } of project.corpus.tables.themeCode.values()) {
    const there = themes.get(codeId);
    if (there) there.push(themeId);
    else themes.set(codeId, [themeId]);
  }
  return themes;
}

function memosByCode(project: ExportedProject): Map<string, CodeMemo[]> {
  const byCode = new Map<string, CodeMemo[]>();
  const inOrder = project.memos.toSorted(byMoment('createdAt'));
  for (const { codeId, title, body, coderId, updatedAt } of inOrder) {
    if (codeId === null) continue;
    const memos = byCode.get(codeId) ?? [];
    memos.push({ title, body, by: project.coderLabels.get(coderId) ?? '', at: updatedAt });
    byCode.set(codeId, memos);
  }
  return byCode;
}

interface CodeExamples {
  shown: Excerpt[];
  withheld: number;
}

function examplesByCode(project: ExportedProject, options: CodebookOptions): Map<string, CodeExamples> {
  const byCode = new Map<string, CodeExamples>();
  const ordered = project.codeExamples.toSorted(byPosition);
  for (const { codeId, codingId } of ordered) {
    const coding = project.codingWith(codingId);
    const source = coding && project.corpus.tables.source.get(coding.sourceId);
    if (!coding || !source) continue;
    const examples = byCode.get(codeId) ?? { shown: [], withheld: 0 };
    byCode.set(codeId, examples);
    const isLeftOut = source.kind === 'interview' && !options.interviewExcerpts;
    if (isLeftOut || heldBack(project, coding) !== null) {
      examples.withheld += 1;
    } else {
      examples.shown.push(excerptOf(coding, source, project.pagesOf(coding), options.quoteOf));
    }
  }
  return byCode;
}
