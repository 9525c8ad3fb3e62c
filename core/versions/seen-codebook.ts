// What of the codebook of a version is seen by somebody from whom blind work hides codes and codings.
import { readVersionCodebook } from './codebook.ts';

/** What of a codebook is not hidden. */
export interface SeenOfCodebook {
  readonly seesCode: (codeId: string) => boolean;
  readonly seesCoding: (codingId: string) => boolean;
}

/** The codebook of a version, as JSON, with the codes and examples that are seen; one that cannot be read is empty. */
export function seenCodebook(json: string, { seesCode, seesCoding }: SeenOfCodebook): string {
  const kept = readVersionCodebook(json);
  if (!kept) return '';
  const examples = Object.entries(kept.examples).flatMap(([codeId, ids]): [string, string[]][] => {
    const seen = seesCode(codeId) ? ids.filter(seesCoding) : [];
    return seen.length > 0 ? [[codeId, seen]] : [];
  });
  return JSON.stringify({
    ...kept,
    codes: kept.codes.filter(({ id }) => seesCode(id)),
    merged: Object.fromEntries(
      Object.entries(kept.merged).filter(([from, into]) => seesCode(from) && seesCode(into)),
    ),
    themeCodes: kept.themeCodes.filter(({ themeId, codeId }) => seesCode(themeId) && seesCode(codeId)),
    examples: Object.fromEntries(examples),
  });
}
