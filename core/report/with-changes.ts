// A report as Concord writes it, with everything that the analyst has changed: order, sections that are off, paragraphs that
// were rewritten, sections and paragraphs of their own. A rewritten paragraph stays whatever becomes of the one it replaces.
import { byPosition } from '../by-position.ts';
import type { DraftBlock, DraftSection } from './draft.ts';
import type { ReportBlock, ReportParagraph, ReportSection, WrittenBy } from './report.ts';
import type { ReportRun } from './runs.ts';

/** What was changed about a section. */
export interface SectionChange {
  readonly key: string;
  /** Where it stands among the others; null for Concord’s place, which is 1 for the first section, 2 for the second. */
  readonly position: number | null;
  /** Null: on unless there is nothing to say. */
  readonly isOn: boolean | null;
  /** Titles by language. */
  readonly titles: Readonly<Record<string, string>>;
  readonly answers: readonly string[];
}

/** A paragraph that the analyst wrote, in one language. */
export interface ParagraphChange {
  readonly section: string;
  readonly language: string;
  /** The id of the block that it replaces, or its own. */
  readonly paragraph: string;
  /** What Concord wrote when it was replaced, as `basisOf` gives it; null for a paragraph of the analyst’s own. */
  readonly basis: string | null;
  /** For one of their own, the block that it follows; null for the beginning of the section. */
  readonly after: string | null;
  readonly position: number;
  readonly runs: readonly ReportRun[];
  readonly at: string;
}

/** Everything that was changed. */
export interface ReportChanges {
  readonly sections: readonly SectionChange[];
  readonly paragraphs: readonly ParagraphChange[];
}

/** What the changes are read with. */
export interface ReadingChanges {
  readonly language: string;
  /** A hash of what Concord writes in a block, whatever numbers it prints; the same for every block without text. */
  readonly basisOf: (blockId: string) => string;
  /** The run with the present number or citation. */
  readonly present: (run: ReportRun) => ReportRun;
}

type Assembled = Omit<ReportSection, 'changed'>;

/** The sections in order, each with its blocks as they are printed. */
export function withChanges(
  draft: readonly DraftSection[],
  changes: ReportChanges,
  reading: ReadingChanges,
): Assembled[] {
  const changeOf = new Map(changes.sections.map((change) => [change.key, change]));
  const known = new Set<string>(draft.map(({ key }) => key));
  const placed = [
    ...draft.map((section, place) => ({
      id: section.key as string,
      section: assembled(section, changeOf.get(section.key), changes, reading),
      position: changeOf.get(section.key)?.position ?? place + 1,
    })),
    ...changes.sections
      .filter(({ key }) => !known.has(key))
      .map((change) => ({
        id: change.key,
        section: assembled(
          { key: change.key, title: '', isEmpty: false, blocks: [] },
          change,
          changes,
          reading,
        ),
        position: change.position ?? known.size + 1,
      })),
  ];
  return placed.sort(byPosition).map(({ section }) => section);
}

function assembled(
  draft: Omit<DraftSection, 'key'> & { readonly key: string },
  change: SectionChange | undefined,
  { paragraphs }: ReportChanges,
  reading: ReadingChanges,
): Assembled {
  const own = paragraphs.filter(({ section }) => section === draft.key);
  const blocks = blocksOf(draft.blocks, own, reading);
  const title = titleIn(change?.titles ?? {}, reading.language);
  const isEmpty =
    draft.isEmpty && !blocks.some((block) => block.kind === 'paragraph' && block.writtenBy !== 'concord');
  return {
    key: draft.key,
    isOwn: draft.title === '',
    title: title ?? draft.title,
    ownTitle: title !== null && draft.title !== '' ? draft.title : null,
    isOn: change?.isOn ?? !isEmpty,
    isEmpty,
    writtenBy: draft.title === '' ? 'own' : writtenBy(blocks),
    blocks,
    answers: change?.answers ?? [],
  };
}

/** A title in this language, else in another. */
function titleIn(titles: Readonly<Record<string, string>>, language: string): string | null {
  const written = [titles[language], ...Object.values(titles)].find(
    (title) => title !== undefined && title.trim() !== '',
  );
  return written ?? null;
}

function writtenBy(blocks: readonly ReportBlock[]): WrittenBy {
  const isRewritten = blocks.some((block) => block.kind === 'paragraph' && block.writtenBy !== 'concord');
  return isRewritten ? 'rewritten' : 'concord';
}

function blocksOf(
  draft: readonly DraftBlock[],
  own: readonly ParagraphChange[],
  reading: ReadingChanges,
): ReportBlock[] {
  const ids = new Set(draft.map(({ id }) => id));
  const replaced = byParagraph(own.filter(({ basis }) => basis !== null));
  const added = [...byParagraph(own.filter(({ basis }) => basis === null)).values()].sort(([a], [b]) =>
    byPosition({ ...a!, id: a!.paragraph }, { ...b!, id: b!.paragraph }),
  );
  const blocks: ReportBlock[] = [];
  const done = new Set<readonly ParagraphChange[]>();
  const follow = (after: string | null): void => {
    for (const versions of added) {
      if (done.has(versions) || versions[0]!.after !== after) continue;
      done.add(versions);
      blocks.push(addedParagraph(versions, reading));
      follow(versions[0]!.paragraph);
    }
  };
  follow(null);
  for (const block of draft) {
    blocks.push(blockWith(block, replaced.get(block.id) ?? [], reading));
    follow(block.id);
  }
  // Concord has nothing to say there any more; what was written in its place stays.
  for (const [id, versions] of replaced)
    if (!ids.has(id)) {
      const written = versions.find(({ language }) => language === reading.language);
      if (!written) continue;
      blocks.push(rewritten(written, [], reading));
      follow(id);
    }
  for (const versions of added) if (!done.has(versions)) blocks.push(addedParagraph(versions, reading));
  return blocks;
}

function byParagraph(own: readonly ParagraphChange[]): Map<string, ParagraphChange[]> {
  return Map.groupBy(own, ({ paragraph }) => paragraph);
}

function blockWith(
  block: DraftBlock,
  versions: readonly ParagraphChange[],
  reading: ReadingChanges,
): ReportBlock {
  const written = versions.find(({ language }) => language === reading.language);
  const runs = block.kind === 'paragraph' ? block.runs : [];
  if (written) return rewritten(written, runs, reading);
  if (block.kind === 'exhibit') return block.exhibit;
  const other = versions.find(({ language }) => language !== reading.language);
  return {
    kind: 'paragraph',
    id: block.id,
    writtenBy: 'concord',
    runs,
    at: null,
    basis: reading.basisOf(block.id),
    own: null,
    elsewhere: other ? { language: other.language, runs: other.runs.map(reading.present) } : null,
  };
}

function rewritten(
  { paragraph, runs, basis, at }: ParagraphChange,
  own: readonly ReportRun[],
  { basisOf, present }: ReadingChanges,
): ReportParagraph {
  return {
    kind: 'paragraph',
    id: paragraph,
    writtenBy: 'rewritten',
    runs: runs.map(present),
    at,
    basis: basisOf(paragraph),
    own: { runs: own, hasChanged: basisOf(paragraph) !== basis },
    elsewhere: null,
  };
}

/** A paragraph of the analyst’s own: in this language, or as it stands in the other. */
function addedParagraph(
  versions: readonly ParagraphChange[],
  { language, present }: ReadingChanges,
): ReportParagraph {
  const written = versions.find((version) => version.language === language);
  const shown = written ?? versions[0]!;
  const runs = shown.runs.map(present);
  return {
    kind: 'paragraph',
    id: shown.paragraph,
    writtenBy: 'own',
    runs: written ? runs : [],
    at: shown.at,
    basis: null,
    own: null,
    elsewhere: written ? null : { language: shown.language, runs },
  };
}

/** The words of runs with numbers and citations by what they are, so that a text whose numbers have changed is the same. */
export function wordingOf(runs: readonly ReportRun[]): string {
  return runs
    .map((run) => {
      if (run.kind === 'text') return run.text;
      return run.kind === 'number' ? `\u0001${run.id}\u0001` : `\u0002${run.codingId ?? run.sourceId}\u0002`;
    })
    .join('');
}
