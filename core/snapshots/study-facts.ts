// The facts by which two states of a study are compared: the same counts at a snapshot and today.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { countCells } from '../counting/count-cells.ts';
import { columnsOf } from '../counting/grouping.ts';
import { select } from '../counting/selection.ts';
import { countedCodes } from '../codes/codebook.ts';
import type { ColourIndex } from '../records.ts';

/** One theme and its count. */
export interface ThemeFact {
  readonly id: string;
  readonly name: string;
  /** Missing where an earlier version kept the facts. */
  readonly name2?: string | null;
  readonly colour: ColourIndex;
  /** The number of documents in scope with the theme, in the main coder's layer. */
  readonly documents: number;
}

export interface StudyFacts {
  readonly sources: number;
  /** The number of sources that the main coder has reviewed. */
  readonly reviewed: number;
  readonly codesInUse: number;
  readonly codings: number;
  readonly memos: number;
  /** The number of documents in scope: the base of the themes' counts. */
  readonly documents: number;
  /** Themes in the order of the codebook. */
  readonly themes: readonly ThemeFact[];
}

/**
 * The facts of a study; `counted` supplies what the tables of counting do not hold. Codings of all people are
 * counted; themes are counted in the default layer, out of all documents in scope.
 */
export function studyFacts(
  corpus: Corpus,
  codings: CodingTable,
  counted: Pick<StudyFacts, 'memos' | 'codesInUse' | 'codings'>,
): StudyFacts {
  const { codebook, tables, mainCoderId } = corpus;
  const themes = codebook.inOrder.filter(({ isTheme }) => isTheme);
  const selection = select(corpus, codings, { denominator: 'all' });
  const columns = columnsOf(corpus, selection.scoped, 'kind');
  const place = columns.list.findIndex(
    ({ meaning }) => meaning.what === 'kind' && meaning.kind === 'document',
  );
  const present = countCells(
    selection,
    columns,
    themes.map(({ id }) => countedCodes(codebook, id)),
  );
  return {
    sources: tables.source.size,
    reviewed: [...tables.review.values()].filter(({ coderId }) => coderId === mainCoderId).length,
    ...counted,
    documents: selection.scoped.inScope.filter(({ kind }) => kind === 'document').length,
    themes: themes.map(({ id, name, name2, colour }, row) => ({
      id,
      name,
      name2,
      colour,
      documents: place < 0 ? 0 : present.cell(row, place).sources,
    })),
  };
}
