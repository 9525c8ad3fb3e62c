// An exchange file opened for a preview or an import: its content, and how it counts positions.
import { type ChosenConvention, ConventionHearing, FileText } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import {
  elementOf,
  everyCode,
  outlineOf,
  type RefiProject,
  type RefiText,
  type SourceOutline,
  textOf,
} from '#core/refi/project.ts';
import type { ForeignFile } from '#formats/foreign/foreign-project.ts';
import { type ExchangeFile, openExchange } from '#formats/refi/container.ts';
import { type FoundText, readText } from '#formats/refi/read-text.ts';
import type { ReadingContext } from '../context.ts';

/** How many things of each kind a file contains; here those of an empty file. */
export const noCounts = {
  users: 0,
  codes: 0,
  variables: 0,
  cases: 0,
  texts: 0,
  pdfs: 0,
  /** Pictures, sound and film. */
  media: 0,
  /** Selections in texts, including the texts of pdfs. */
  selections: 0,
  /** All codings: in texts, on pages, in media, and of whole sources. */
  codings: 0,
  notes: 0,
  links: 0,
  sets: 0,
  graphs: 0,
};
export type ExchangeCounts = Readonly<typeof noCounts>;

export interface OpenedExchange {
  readonly file: ExchangeFile;
  readonly counts: ExchangeCounts;
  /**
   * Finds out how the file counts positions: examines all its selections when first called, except in entries that are
   * known to hold texts that every convention counts alike.
   */
  readonly convention: (plain?: ReadonlySet<string>) => Promise<ChosenConvention>;
  /** Remarks on the file, beside those in the project's data. */
  readonly remarks: readonly Remark[];
  readonly foundText: (text: RefiText) => Promise<FoundText | null>;
}

/** Opens a file of the standard. Throws `invalid`, with a sentence, for any other file. */
export async function openStandard(
  context: Pick<ReadingContext, 'signal' | 'progress'>,
  path: string,
  name: string,
): Promise<OpenedExchange> {
  const file = await openExchange(path, name, context.signal);
  const counts = countsBefore(file.project);
  for (const outline of file.outlines) count(outline, counts);
  let convention: Promise<ChosenConvention> | null = null;
  return {
    file,
    counts,
    convention: (plain = new Set()) => (convention ??= conventionOf(context, file, plain)),
    remarks: [],
    foundText: (text) => readText(file, text),
  };
}

/** How the file counts positions. `plain`: entries whose texts need no examination. */
async function conventionOf(
  { signal, progress }: Pick<ReadingContext, 'signal' | 'progress'>,
  file: ExchangeFile,
  plain: ReadonlySet<string>,
): Promise<ChosenConvention> {
  const { project, outlines } = file;
  const hearing = new ConventionHearing();
  for (const [done, { text }] of outlines.entries()) {
    progress({ done, total: outlines.length, name: text?.name ?? '', stage: 'looking' });
    signal.throwIfAborted();
    if (!text || text.selections === 0) continue;
    const entry = text.plainPath === null ? null : (file.entryAt?.(text.plainPath) ?? null);
    if (entry !== null && plain.has(entry)) continue;
    // Only one text at a time is in memory. If all ways of counting agree on a text, its selections need no
    // examination.
    const found = await readText(file, { content: null, plainPath: text.plainPath, richPath: null });
    if (found && new FileText(found.decoded).isPlain) continue;
    const source = project.sources.at(done);
    const ownText = source && textOf(source);
    const whole = found ?? (ownText && (await readText(file, ownText)));
    if (whole && ownText) hearing.hear(new FileText(whole.decoded), ownText.selections);
  }
  return hearing.verdict(project.origin);
}

/** Presents a project of another format as if it were an exchange file. */
export function openedForeign({ project, remarks, textOf: foreignText, close }: ForeignFile): OpenedExchange {
  const file: ExchangeFile = {
    project,
    qde: null,
    foreign: [],
    outlines: [],
    file: () => Promise.resolve(null),
    close,
  };
  const counts = countsBefore(project);
  for (const source of project.sources) count(outlineOf(elementOf(source)), counts);
  return {
    file,
    counts,
    convention: () =>
      Promise.resolve({
        convention: { unit: 'utf-16', lineEnd: 1 },
        because: 'own',
        isAmbiguous: false,
        evidence: [],
      }),
    remarks,
    // The words of notes are in the project's data.
    foundText: async (text) => (await foreignText(text.key)) ?? (await readText(file, text)),
  };
}

/** The counts of a project without its sources. */
function countsBefore(project: RefiProject): typeof noCounts {
  return {
    ...noCounts,
    users: project.users.length,
    codes: [...everyCode(project.codes)].length,
    variables: project.variables.length,
    cases: project.cases.length,
    notes: project.noteTexts.length,
    links: project.links.length,
    sets: project.sets.length,
    graphs: project.graphs.length,
  };
}

const kinds = { text: 'texts', pdf: 'pdfs', other: 'media' } as const;

/** Adds a source and what is in it to the counts. */
function count({ kind, text, codings }: SourceOutline, counts: typeof noCounts): void {
  counts[kinds[kind]] += 1;
  counts.selections += text?.selections ?? 0;
  counts.codings += codings;
}
