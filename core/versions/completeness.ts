// How complete the definitions of codes are, and which examples have left their code.
import { filledFields } from '../codes/definition-fields.ts';
import type { VersionCodebook } from './codebook.ts';
import { endOfMerges } from './lineage.ts';

/** The six parts of a definition (MacQueen, McLellan, Kay & Milstein 1998), as far as a code may lack them. */
const lackableParts = ['shortDefinition', 'fullDefinition', 'whenToUse', 'whenNotToUse', 'example'] as const;

export interface Completeness {
  readonly codeId: string;
  /** How many of the six are filled; the name always is. */
  readonly filled: number;
  readonly lacking: readonly (typeof lackableParts)[number][];
}

/** The completeness of each code that can be applied or holds text, in the order given. */
export function completenessOf({ codes, examples }: VersionCodebook): Completeness[] {
  return codes.map((code) => {
    const hasExample = (examples[code.id] ?? []).length > 0;
    return {
      codeId: code.id,
      filled: filledFields(code, hasExample),
      lacking: lackableParts.filter((part) => (part === 'example' ? !hasExample : code[part].trim() === '')),
    };
  });
}

/** An example that has left its code. */
export interface LeftExample {
  /** The code of which it was an example; where that was merged, the code that it went into. */
  readonly codeId: string;
  readonly codingId: string;
  /** The code that the coding has now; null where it was removed. */
  readonly nowCodeId: string | null;
}

/**
 * The examples of a version whose coding was removed or has another code now; not those that went along when their code was
 * merged, nor those of codes that are gone themselves. `codeNow` gives the code of a coding.
 */
export function leftExamples(
  { examples }: VersionCodebook,
  now: VersionCodebook,
  codeNow: (codingId: string) => string | null,
): LeftExample[] {
  const standing = new Set(now.codes.map(({ id }) => id));
  return Object.entries(examples).flatMap(([codeThen, ids]) => {
    const codeId = endOfMerges(now, codeThen);
    if (!standing.has(codeId)) return [];
    return ids.flatMap((codingId) => {
      const nowCodeId = codeNow(codingId);
      return nowCodeId === codeId ? [] : [{ codeId, codingId, nowCodeId }];
    });
  });
}
