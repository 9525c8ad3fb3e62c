// What a kind of kept items is.
import type * as z from 'zod';
import type { Cite } from '#core/exports/excerpt.ts';
import type { JointDisplay } from '#core/exports/joint-display.ts';
import type { Shown } from '#core/kept-tables/kept-table.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { AskedFigure } from '#formats/writing/figure-files.ts';
import { codebookNote } from '#words/version-named.ts';
import type { Words } from '#words/words.ts';
import type { JobContext } from '../../context.ts';
import { projectRow } from '../../project.ts';
import { namedVersion } from '../../versions/named-version.ts';

/** A kept item that was made again. */
export interface Made {
  readonly table: LaidTable;
  /** What is printed in place of the table: a comparison, theme by theme; null for all else. */
  readonly display: JointDisplay | null;
  /** What it counts, and out of how many: `2,723 documents`. */
  readonly base: string;
  /** Draws it as a figure; null for what is only a table. */
  readonly draw: ((asked: AskedFigure) => string) | null;
}

/** What the paper gives an item: how it is shown, and its title. */
export interface KeptAs {
  readonly shown: Shown;
  readonly title: string;
  /** How interviews are cited whose words are printed; null where none are. */
  readonly interviews: PrintedInterviews | null;
}

/** How interviews are cited whose words may be printed. */
export interface PrintedInterviews {
  readonly cite: Cite;
}

/** An item laid out under the caption of its count. */
export type Laid = Omit<Made, 'display'> & Partial<Pick<Made, 'display'>>;

/** A kind of kept items: the input of its count, the count itself, and the way from there to the paper. */
export interface Kind<Found = unknown> {
  readonly input: z.ZodType;
  /** Whether it is counted in pauses: acts meanwhile then do not reach it, and it need not begin again. */
  readonly standsStill?: true;
  readonly count: (context: JobContext, asked: unknown, shown: Shown) => Promise<Found>;
  readonly lay: (context: JobContext, counted: Found, kept: KeptAs, words: Words) => Laid;
}

/** Lets the types of a kind follow from its count. */
export function kindOf<Found>(kind: Kind<Found>): Kind<Found> {
  return kind;
}

/** In what manner an item is drawn: the words, and the lines that stand below every figure of the study. */
export function mannerOf({ db }: JobContext, words: Words, asked: AskedFigure) {
  const { notice } = projectRow(db);
  const version = namedVersion(db);
  const lines = [...(version ? [codebookNote(words, version)] : []), ...(notice === null ? [] : [notice])];
  return { asked, words, notice: lines.join(' ') || null };
}
