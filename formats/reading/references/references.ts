// Reads a file of references: RIS, BibTeX or CSL-JSON, recognised by its content.
import { AppError } from '#core/errors.ts';
import type { Reference } from '#core/imports/references/reference.ts';
import { storedText } from '#core/text/plain-text.ts';
import { decode } from '../decode.ts';
import { referencesOfBibtex } from './bibtex.ts';
import { referencesOfCsl } from './csl-json.ts';
import { referencesOfRis } from './ris.ts';

export interface ReadReferences {
  readonly format: 'ris' | 'bibtex' | 'csl-json';
  readonly references: readonly Reference[];
  /** The encoding (a WHATWG label). */
  readonly encoding: string;
}

/** The references in the bytes of a file. Throws `unsupported` for a file that holds none. */
export function referencesOf(bytes: Uint8Array, name: string, forced?: string): ReadReferences {
  const { text: decoded, encoding } = decode(bytes, name, { forced });
  const text = storedText(decoded);
  const read = /^\s*[[{]/.test(text)
    ? { format: 'csl-json' as const, references: referencesOfCsl(text) ?? [] }
    : /^\s*TY\s+-/m.test(text)
      ? { format: 'ris' as const, references: referencesOfRis(text) }
      : { format: 'bibtex' as const, references: referencesOfBibtex(text) };
  // Entries without a title describe no source.
  const references = read.references.filter(({ title }) => title !== '');
  if (references.length === 0) throw new AppError('unsupported', 'articles:no_references', { name });
  return { format: read.format, references, encoding };
}
