// Finds where the laws do not hold, whoever broke them. Not here: L1 and L3, which need the references of all
// tables and the texts (`db/check.ts`).
import { attributeValue } from '../attribute-value.ts';
import { branchMates, codebookOf, type Codebook } from '../codes/codebook.ts';
import type { CodeRecord, CodingRecord, TableName } from '../records.ts';
import { linkedIn } from './copies.ts';
import { twinsAmong } from './twin-codings.ts';
import { tableNames, tables } from '../tables/all.ts';
import type { ReadRows, Row } from './rows.ts';

/** A law as `README.md` numbers it. */
export type TestedLaw = 'L2' | 'L4' | 'L5' | 'L6' | 'L7' | 'L8' | 'L9' | 'L10' | 'L11' | 'L12';

/** One breach of a law. */
export interface BrokenLaw {
  readonly law: TestedLaw;
  /** The row that has to be changed, or the code, theme or attribute that it belongs to. */
  readonly table: TableName;
  readonly id: string;
  /** For codings: the source they are on. */
  readonly sourceId?: string;
}

/** Every breach of a law. Rows that refer to missing rows, as in a salvaged study, break no law by that. */
export function brokenLaws(rows: ReadRows): BrokenLaw[] {
  const codes = rows.all('code');
  const codebook = codebookOf(codes);
  const tree = ofCodes(codes, codebook);
  return [
    ...tree,
    ...ofMergedCodes(rows),
    ...rows
      .all('source')
      .flatMap(({ id }) =>
        ofCodings(id, rows.all('coding', { sourceId: id }), codebook, !tree.some(({ law }) => law === 'L4')),
      ),
    ...ofNames(rows),
    ...ofExamples(rows),
    ...ofCopies(rows),
    ...ofValues(rows),
    ...rows.all('themeCode').flatMap(({ themeId: id }) => {
      const theme = codebook.byId.get(id);
      return theme?.isTheme === false ? [{ law: 'L12', table: 'code', id } as const] : [];
    }),
  ];
}

/** L4, L7, and L2 where codes name merged codes. */
function ofCodes(codes: readonly CodeRecord[], { byId }: Codebook): BrokenLaw[] {
  const isMerged = (id: string | null): boolean => byId.get(id ?? '')?.status === 'merged';
  const names = new Set<string>();
  return codes.flatMap(({ id, parentId, mergedInto, name, status, pin, isTheme }): BrokenLaw[] => {
    const broken: BrokenLaw[] = [];
    const breaks = (law: TestedLaw, of = id): void => void broken.push({ law, table: 'code', id: of });
    if (mergedInto !== null && isMerged(mergedInto)) breaks('L2', mergedInto);
    if (isBelowItself(id, byId)) breaks('L4');
    if (status === 'merged') {
      if (pin !== null || isTheme) breaks('L2');
      return broken;
    }
    if (parentId !== null && isMerged(parentId)) breaks('L2', parentId);
    const place = `${parentId ?? ''} ${name}`;
    if (names.has(place)) breaks('L7');
    names.add(place);
    return broken;
  });
}

function isBelowItself(id: string, codes: ReadonlyMap<string, CodeRecord>): boolean {
  const seen = new Set<string>();
  for (let at = codes.get(id)?.parentId ?? null; at !== null && !seen.has(at);) {
    if (at === id) return true;
    seen.add(at);
    at = codes.get(at)?.parentId ?? null;
  }
  return false;
}

/** L2: what else is on merged codes; `ofCodings` finds the codings. */
function ofMergedCodes(rows: ReadRows): BrokenLaw[] {
  return rows.all('code', { status: 'merged' }).flatMap(({ id }) => {
    const on = [
      rows.all('memo', { codeId: id }),
      rows.all('codeExample', { codeId: id }),
      rows.all('summary', { themeId: id }),
      rows.all('summaryQuote', { themeId: id }),
      rows.all('refusedPassage', { codeId: id }),
      rows.all('adjudication', { codeId: id }),
      rows.all('themeCode', { codeId: id }),
      rows.all('themeCode', { themeId: id }),
    ].flat();
    return on.map(() => ({ law: 'L2', table: 'code', id }) as const);
  });
}

/** L5 and L6 of the codings of one source, and L2 where they are on merged codes. Without a tree there are no branches. */
function ofCodings(
  sourceId: string,
  codings: readonly CodingRecord[],
  codebook: Codebook,
  isTree: boolean,
): BrokenLaw[] {
  const onMerged = codings.filter(({ codeId }) => codebook.byId.get(codeId)?.status === 'merged');
  const whole = Map.groupBy(
    codings.filter(({ start }) => isTree && start === null),
    ({ coderId }) => coderId,
  );
  const several = [...whole.values()].flatMap((own) => {
    const ids = new Set(own.map(({ codeId }) => codeId));
    return [...ids].filter((codeId) =>
      branchMates(codebook, codeId, own).some((mate) => mate.codeId < codeId),
    );
  });
  return [
    ...onMerged.map(({ codeId }) => ({ law: 'L2', table: 'code', id: codeId, sourceId }) as const),
    ...twinsAmong(codings).map(
      ([first]) => ({ law: 'L5', table: 'coding', id: first?.id ?? '', sourceId }) as const,
    ),
    ...several.map((id) => ({ law: 'L6', table: 'code', id, sourceId }) as const),
  ];
}

/** L5 for rows that both sides would take for one thing, and L8. */
function ofNames(rows: ReadRows): BrokenLaw[] {
  const twice = (table: TableName, law: TestedLaw, fields: readonly string[]): BrokenLaw[] => {
    const seen = new Set<string>();
    // Rows of any table, read field by field.
    return (rows.all(table) as readonly unknown[] as readonly Row[]).flatMap((row) => {
      const key = JSON.stringify(fields.map((field) => row[field] ?? null));
      const isTwice = seen.has(key);
      seen.add(key);
      return isTwice ? [{ law, table, id: row.id }] : [];
    });
  };
  const single = tableNames.filter((table) => {
    const { rule, memory } = tables[table];
    // Codings are many, and are compared source by source.
    return memory !== 'none' && (rule === 'one' || rule === 'link');
  });
  return [
    ...single.flatMap((table) => twice(table, 'L5', tables[table].alike[0] ?? [])),
    ...twice('coder', 'L8', ['name']),
  ];
}

/** L9. */
function ofExamples(rows: ReadRows): BrokenLaw[] {
  return rows.all('codeExample').flatMap(({ codeId: id, codingId }) => {
    const coding = rows.find('coding', codingId);
    return coding && coding.codeId !== id ? [{ law: 'L9', table: 'code', id } as const] : [];
  });
}

/** L10. */
function ofCopies(rows: ReadRows): BrokenLaw[] {
  const deep = rows.all('source').flatMap(({ id, duplicateOf }) => {
    const original = duplicateOf === null ? undefined : rows.find('source', duplicateOf);
    return (original?.duplicateOf ?? null) === null ? [] : [id];
  });
  const judged = rows.all('distinctPair').flatMap((pair) => linkedIn(rows, pair) ?? []);
  return [...deep, ...judged].map((id) => ({ law: 'L10', table: 'source', id }) as const);
}

/** L11. */
function ofValues(rows: ReadRows): BrokenLaw[] {
  return rows.all('attributeValue').flatMap(({ attributeId: id, value }) => {
    const attribute = rows.find('attribute', id);
    const isOfType = !attribute || attributeValue(value, attribute.type) === value;
    return isOfType ? [] : [{ law: 'L11', table: 'attribute', id } as const];
  });
}
