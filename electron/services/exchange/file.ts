// An exchange file opened for a look or for an import: what is in it, and how it counts.
import { type ChosenConvention, ConventionHearing, FileText } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { everyCode, type RefiProject, type RefiSource, type RefiText } from '#core/refi/project.ts';
import type { ForeignFile } from '#formats/foreign/told.ts';
import { type ExchangeFile, openExchange } from '#formats/refi/container.ts';
import { type FoundText, readText } from '#formats/refi/read-text.ts';
import type { ReadingContext } from '../context.ts';

/** How many of each there are in a file; here of one in which there is nothing. */
export const noCounts = {
  users: 0,
  codes: 0,
  variables: 0,
  cases: 0,
  texts: 0,
  pdfs: 0,
  /** Pictures, sound and film. */
  media: 0,
  /** In texts, those that stand for pdfs included. */
  selections: 0,
  /** Everywhere: in texts, on pages, in media, and of whole sources. */
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
  readonly convention: ChosenConvention;
  /** What is to be known of it, beside what the project says. */
  readonly remarks: readonly Remark[];
  readonly foundText: (text: RefiText) => Promise<FoundText | null>;
}

/** Opens a file of the standard and hears all its selections. Throws `invalid` in one sentence for what is no such file. */
export async function openStandard(
  { signal, progress }: Pick<ReadingContext, 'signal' | 'progress'>,
  path: string,
  name: string,
): Promise<OpenedExchange> {
  const file = await openExchange(path, name, signal);
  try {
    const { project } = file;
    const hearing = new ConventionHearing();
    const counts = countsBefore(project);
    let done = 0;
    for (const source of project.sources) {
      const text = textOf(source);
      progress({ done, total: project.sources.length, name: text?.name ?? '', stage: 'looking' });
      signal.throwIfAborted();
      count(source, counts);
      done += 1;
      if (!text || text.selections.length === 0) continue;
      // One text at a time is in memory.
      const found = await readText(file, text);
      if (found) hearing.hear(new FileText(found.decoded), text.selections);
    }
    return {
      file,
      counts,
      convention: hearing.verdict(project.origin),
      remarks: [],
      foundText: (text) => readText(file, text),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** What no exchange file is, as if it were one. */
export function openedForeign({ project, remarks, textOf: foreignText, close }: ForeignFile): OpenedExchange {
  const file: ExchangeFile = {
    project,
    qde: null,
    foreign: [],
    file: () => Promise.resolve(null),
    close,
  };
  const counts = countsBefore(project);
  for (const source of project.sources) count(source, counts);
  return {
    file,
    counts,
    convention: {
      convention: { unit: 'utf-16', lineEnd: 1 },
      because: 'own',
      isAmbiguous: false,
      evidence: [],
    },
    remarks,
    // Notes have their words in the project.
    foundText: async (text) => (await foreignText(text.key)) ?? (await readText(file, text)),
  };
}

/** The text of a source, of a pdf that which stands for it; null where there is none. */
export function textOf(source: RefiSource): RefiText | null {
  return source.kind === 'text' ? source.text : source.kind === 'pdf' ? source.pdf.text : null;
}

/** The counts of a project before its sources are looked at. */
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

/** Counts a source with what is in it. */
function count(source: RefiSource, counts: typeof noCounts): void {
  counts[kinds[source.kind]] += 1;
  counts.selections += textOf(source)?.selections.length ?? 0;
  counts.codings += codingsIn(source);
}

function codingsIn(source: RefiSource): number {
  if (source.kind === 'other') return codingElements(source.shell);
  const text = textOf(source);
  const inText = text
    ? text.codings.length + text.selections.reduce((sum, { codings }) => sum + codings.length, 0)
    : 0;
  if (source.kind === 'text') return inText;
  const onPages = source.pdf.areas.reduce((sum, { codings }) => sum + codings.length, 0);
  return inText + onPages + source.pdf.codings.length;
}

function codingElements(element: { readonly name: string; readonly children: readonly unknown[] }): number {
  return element.children.reduce<number>(
    (sum, child) => sum + (typeof child === 'string' ? 0 : codingElements(child as typeof element)),
    element.name === 'Coding' ? 1 : 0,
  );
}
