// A coding as an element of an exchange file, and what writing a source needs.
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { keyOf } from '../guid.ts';
import { childOf, childrenOf, type Element } from './element.ts';
import { codingIn, type Part, TWIN } from './incoming.ts';
import type { Losses } from './losses.ts';
import { el, type Outgoing, ref, type Spellings } from './outgoing.ts';
import type { Notes } from './write-notes.ts';
import type { Stamps } from './write-stamps.ts';
import type { Variables } from './write-variables.ts';

/** What writing any element needs. */
export interface Writing {
  readonly outgoing: Outgoing;
  readonly spellings: Spellings;
  readonly variables: Variables;
  readonly notes: Notes;
  readonly stamps: Stamps;
  readonly losses: Losses;
}

/** A coding to be exported: its row, and the element that it came as. */
export interface Outcoding {
  readonly row: CodingRecord;
  /** The selection, the text of a PDF, or the coding itself, as it was. */
  readonly shell: Element | undefined;
  /** Whether it is a second coding of the same code, place and coder, which is one row here. */
  readonly isTwin: boolean;
}

/** A source to be exported, and the parts it came with. */
export interface SourceWriting extends Writing {
  readonly source: SourceRecord;
  readonly parts: readonly Part[];
  readonly codings: readonly Outcoding[];
  /** Keys of the notes that the source's parts refer to. */
  readonly referredTo: () => ReadonlySet<string>;
}

/** The `Coding` element of a coding: as it came, where it still says the same. */
export function codingElement(
  { spellings, notes, stamps, referredTo }: SourceWriting,
  { row, shell, isTwin }: Outcoding,
): Element {
  const stood = shell && codingIn(shell);
  const spelled = stood?.attributes['guid'];
  const code = spellings.guidOf('code', row.codeId);
  const codeRef = stood && childOf(stood, 'CodeRef');
  const refs = stood ? childrenOf(stood, 'NoteRef') : [];
  return el(
    'Coding',
    {
      ...stood?.attributes,
      [TWIN]: undefined,
      guid: isTwin ? spellings.guidOnce(spelled, `twin of ${row.id}`) : spellings.spelled(spelled, row.id),
      creatingUser: stamps.maker(stood, row.coderId),
      creationDateTime: stamps.made(stood, row.createdAt),
    },
    [
      codeRef && keyOf(codeRef.attributes['targetGUID'] ?? '') === keyOf(code)
        ? codeRef
        : ref('CodeRef', code),
      ...(isTwin ? refs : notes.refs(row.id, refs, referredTo)),
      ...(stood ? childrenOf(stood).filter(({ name }) => name !== 'CodeRef' && name !== 'NoteRef') : []),
    ],
  );
}
