// The codes of an exchange file as codes of the project.
import { nearestColour } from '#core/codebook-import/colour-literal.ts';
import { codeColours } from '#core/colours.ts';
import { newCode } from '#core/new-code.ts';
import type { CodeRecord } from '#core/records.ts';
import { definitionsIn } from './definitions.ts';
import { Ids } from './ids.ts';
import type { Incoming, Part, Present, Remark } from './incoming.ts';
import type { RefiCode, RefiProject } from './project.ts';

export interface Codes extends Incoming {
  /** The code of a key; undefined where the file has none such. */
  codeOf(key: string | null): string | undefined;
}

export function planCodes(project: RefiProject, present: Present): Codes {
  const ids = new Ids(present.newId);
  const rows: CodeRecord[] = [];
  const parts: Part[] = [];
  const visit = (codes: readonly RefiCode[], parentId: string | null): void => {
    const first = parentId === null ? present.positions.code : 1;
    for (const [index, code] of codes.entries()) {
      const id = ids.assign(code.key);
      rows.push({ ...bare(code, present, rows.length), id, parentId, position: first + index });
      parts.push({ kind: 'code', ownerId: id, key: code.key, shell: code.shell });
      visit(code.children, id);
    }
  };
  visit(project.codes, null);
  const remarks: Remark[] = ids.renamed.map((guid) => ({
    key: 'exchange:code_renumbered',
    parameters: { guid },
  }));
  return { rows: { code: rows }, parts, remarks, codeOf: (key) => ids.of(key) };
}

function bare(
  { name, description, colour, isCodable }: RefiCode,
  present: Present,
  number: number,
): Omit<CodeRecord, 'id' | 'parentId' | 'position'> {
  return {
    ...newCode,
    name: name.trim() || present.unnamed.code,
    // Programs without colours leave it to the reader, as a new code does.
    colour: (colour === null ? null : nearestColour(colour)) ?? number % codeColours.length,
    codable: isCodable,
    ...(definitionsIn(description ?? '', present.headings) ?? { fullDefinition: description?.trim() ?? '' }),
    status: 'stable',
    createdAt: present.now,
  };
}
