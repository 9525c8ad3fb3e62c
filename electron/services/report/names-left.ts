// Where names may remain in a report with pseudonyms: parts of names, such as family names, and what else in the analyst's
// own words may name somebody.
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import { Signs } from '#core/replication/folded-text.ts';
import { plain } from '#core/replication/left-names.ts';
import { namesInOwnWords } from '#core/report/names-in-own-words.ts';
import { runsOf, type Report, type ReportSection } from '#core/report/report.ts';
import { textOfRuns } from '#core/report/runs.ts';
import { all } from '#db/write.ts';
import type { PrintedBlock, PrintedReport } from '#words/report/printed-report.ts';
import { simplifiedForms } from '../../engines/searching/han-forms.ts';
import type { HiddenNames } from '../annex/hidden-names.ts';
import type { JobContext } from '../context.ts';
import { coderNames, ownWords } from '../replication/study-names.ts';
import type { FilePlaces } from '../replication/write.ts';

/** What somebody should look at before giving a report away. */
export interface NamesLeft {
  /** The titles of sections in which parts of names remain. */
  readonly parts: readonly FilePlaces[];
  /** Words that the analyst wrote and that may name somebody else, by the title of their section. */
  readonly own: readonly { readonly section: string; readonly names: readonly string[] }[];
  /** Names that are too short, or that may be ordinary words, and so were not replaced in running text. */
  readonly short: readonly string[];
  readonly ordinary: readonly string[];
}

/** Where names remain. Nothing where nobody is hidden. */
export function namesLeft(
  { db }: Pick<JobContext, 'db'>,
  printed: PrintedReport,
  reports: readonly Report[],
  { left, short, ordinary }: HiddenNames,
): NamesLeft {
  if (left === null) return { parts: [], own: [], short, ordinary };
  const concords = ownWords();
  const parts = printed.sections.flatMap(({ title, blocks }) => {
    const places = left.count([title, ...blocks.map(textOf)].join('\n'), concords);
    return places > 0 ? [{ file: title, places }] : [];
  });
  const ofStudy = JSON.stringify([
    all(db, 'code'),
    all(db, 'class'),
    all(db, 'attribute'),
    all(db, 'project'),
  ]);
  const people = [...all(db, 'respondent').map(({ name }) => name), ...coderNames(db)];
  const signs = new Signs(simplifiedForms());
  const known = new Set([...concords, ...wordsIn(ofStudy)]);
  const own = reports.flatMap(({ sections }) =>
    sections
      .filter(({ isOn }) => isOn)
      .flatMap((section) => {
        const names = namesInOwnWords(ownText(section), known, people, signs);
        return names.length > 0 ? [{ section: section.title, names }] : [];
      }),
  );
  const fixed = reports.flatMap(({ numbers }) =>
    Object.values(numbers).flatMap((each) => each.fixed?.reason ?? []),
  );
  const inReasons = namesInOwnWords([...new Set(fixed)].join('\n'), known, people, signs);
  const reasons = printed.sections.find(({ key }) => key === 'numbers');
  return {
    parts,
    own: [...own, ...(inReasons.length > 0 && reasons ? [{ section: reasons.title, names: inReasons }] : [])],
    short,
    ordinary,
  };
}

function wordsIn(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** What the analyst wrote in a section, each paragraph a line. */
function ownText({ isOwn, title, ownTitle, blocks }: ReportSection): string {
  const paragraphs = blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' || block.writtenBy === 'concord') return [];
    const runs = runsOf(block).length > 0 ? runsOf(block) : (block.elsewhere?.runs ?? []);
    return textOfRuns(runs.map((run) => (run.kind === 'citation' ? { ...run, text: ' ' } : run)));
  });
  return [...(isOwn || ownTitle !== null ? [title] : []), ...paragraphs].join('\n');
}

function textOf(block: PrintedBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map(({ text }) => text).join('');
    case 'list':
      return block.items.map((runs) => runs.map(({ text }) => text).join('')).join('\n');
    case 'table':
      return textOfTable(block.table);
    case 'figure':
      return [block.figure.caption, ...block.figure.notes, block.figure.svg.replaceAll(/<[^>]*>/g, ' ')].join(
        '\n',
      );
    case 'terms':
      return block.terms
        .flatMap(({ name, name2, facts }) => [name, name2, ...facts.map(({ text }) => text)])
        .join('\n');
    case 'problem':
      return `${block.label} ${block.reason}`;
    case 'heading':
      return `${block.text} ${block.about}`;
    case 'facts':
      return block.facts.map(({ label, text }) => `${label} ${text}`).join('\n');
    case 'commands':
      return block.commands
        .flatMap(({ line, numbers }) => [line, ...numbers.map(({ label }) => label)])
        .join('\n');
    case 'exhibits':
      return block.exhibits.map(({ label, line }) => `${label} ${line}`).join('\n');
  }
}

function textOfTable({ caption, secondCaption = '', columns, rows, notes }: LaidTable): string {
  return [
    caption,
    secondCaption,
    ...columns.flatMap(({ name, note, under }) => [under?.name ?? '', name, note]),
    ...rows.flatMap(({ name, cells }) => [name, ...cells.map(({ text }) => text)]),
    ...notes,
  ].join('\n');
}
