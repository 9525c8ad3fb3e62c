// Stores, with an imported codebook, what rows have no column for: the file's identifiers and colours that Concord does
// not have. So exporting gives them back unchanged. Also finds how codes stood at an act of another project whose
// history an imported file told of.
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { CodebookWrites } from '#core/codebook-import/writes.ts';
import { COLOUR, type Part } from '#core/refi/incoming.ts';
import { keyOf } from '#core/guid.ts';
import { get, insert, putBlob } from '#db/write.ts';
import { hexOf, nearestColour } from '#core/codes/colours.ts';
import type { CodeSpelling } from '#core/exports/codebook-document.ts';
import type { CodeRecord, OwnPinRecord, ThemeCodeRecord } from '#core/records.ts';
import { isColour, isSpelledGuid } from '#core/refi/literals.ts';
import type { ReadDb } from '#db/handles.ts';
import { personOf } from '#db/person.ts';
import { actsShared, MARK_LENGTH } from '../act-marks.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { noCounts } from './file.ts';
import { broughtHistories, Knowledge, versionsIn } from './histories.ts';
import { type ExchangeReport, recordExchange } from './report.ts';
import { keptRecords, partsOf } from './kept-parts.ts';

/** An imported codebook: the names of the file and of the program that wrote it, and what was written. */
export interface BroughtCodebook {
  readonly name: string;
  readonly origin: string;
  readonly writes: CodebookWrites;
  /** The ids of added codes by their keys in `writes`. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Stores the spelling of the added codes with a report of the import; nothing if no code was added. */
export function keepSpelling(command: CommandContext, { name, origin, writes, ids }: BroughtCodebook): void {
  if (writes.added.length === 0) return;
  const { db, newId } = command;
  const exchangeId = newId();
  const parts = writes.added.flatMap(({ key, spelled }) =>
    spelled ? [partOf(db, ids.get(key) ?? key, spelled)] : [],
  );
  const report: ExchangeReport = {
    isWhole: true,
    exchangeId,
    name,
    origin,
    counts: { ...noCounts, codes: writes.added.length },
    convention: {
      convention: { unit: 'code-point', lineEnd: 1 },
      because: 'own',
      isAmbiguous: false,
      evidence: [],
    },
    made: { code: writes.added.length, themeCode: writes.linked.length },
    changed: { code: writes.changed.length },
    remarks: [],
    projectId: null,
    head: null,
    kept: [],
    coders: [],
    carried: [],
  };
  recordExchange(command, report, exchangeId);
  const partsHash = putBlob(db, JSON.stringify(parts));
  insert(db, 'exchangeParts', { id: newId(), exchangeId, sourceId: null, partsHash });
}

function partOf(
  db: CommandContext['db'],
  id: string,
  { guid, colour }: NonNullable<CodebookWrites['added'][number]['spelled']>,
): Part {
  const attributes = {
    ...(guid === null ? {} : { guid }),
    ...(colour === null ? { [COLOUR]: String(get(db, 'code', id).colour) } : { color: colour }),
  };
  return {
    kind: 'code',
    ownerId: id,
    key: guid === null ? '' : keyOf(guid),
    shell: { name: 'Code', attributes, children: [] },
  };
}

/** The identifier and the colour of a code in the newest file, each unless it was changed here since. */
export function keptSpelling(db: ReadDb): (code: Pick<CodeRecord, 'id' | 'colour'>) => CodeSpelling {
  const written = new Map<string, Part['shell']['attributes']>();
  for (const record of keptRecords(db).filter(({ sourceId }) => sourceId === null))
    for (const { kind, ownerId, shell } of partsOf(db, record))
      if (kind === 'code' && ownerId !== null) written.set(ownerId, shell.attributes);
  return ({ id, colour }) => {
    const stood = written.get(id) ?? {};
    const guid = stood['guid']?.trim();
    return {
      guid: guid !== undefined && isSpelledGuid(guid) && keyOf(guid) === id.toLowerCase() ? guid : null,
      ...colourOf(stood, colour),
    };
  };
}

function colourOf(stood: Part['shell']['attributes'], colour: number): Omit<CodeSpelling, 'guid'> {
  const literal = stood['color']?.trim();
  const isColourless = literal === undefined && stood[COLOUR] === String(colour);
  if (literal === undefined || nearestColour(literal) !== colour) return { colour: null, isColourless };
  return { colour: isColour(literal) ? literal : hexOf(literal), isColourless };
}

/**
 * The codebook of another project after the act that `named` describes (see `whereHistoryStands`), for the person who
 * works, limited to codes that stood here in that state. Null unless a file of that project was imported.
 */
export function codebookElsewhere(
  { db, coderId, personId }: Pick<QueryContext, 'db' | 'coderId' | 'personId'>,
  named: string,
): Codebook | null {
  for (const { project, marks } of broughtHistories(db)) {
    const acts = actsShared(marks, named);
    if (acts === null) continue;
    const then = new Knowledge([{ project, marks: marks.slice(0, acts * MARK_LENGTH), without: {} }]);
    const about = ['code', 'themeCode', 'ownPin'];
    const codebook = { isWanted: (table: string): boolean => about.includes(table), about };
    const { bases } = versionsIn(db, codebook, (version) => then.has(version));
    const rowsOf = (wanted: string): unknown[] =>
      [...bases].flatMap(([table, , row]) => (table === wanted ? [row] : []));
    // The history stores rows of exactly these tables.
    const [codes, owns] = [rowsOf('code') as CodeRecord[], rowsOf('ownPin') as OwnPinRecord[]];
    const pinned = withPinsOf(codes, owns, personOf(db, coderId, personId));
    return codebookOf(pinned, rowsOf('themeCode') as ThemeCodeRecord[]);
  }
  return null;
}
