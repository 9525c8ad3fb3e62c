// Names in tables that were written elsewhere, in a form that is equal for names that a reader takes for the same.
import { Folding } from '#core/search/folding.ts';
import { simplifiedForms } from '../engines/searching/han-forms.ts';

let folding: Folding | null = null;

/**
 * Returns a function that makes such forms. It ignores case, width, written forms and the number of spaces, and invisible characters: workbooks may contain control
 * characters.
 */
export function foldedName(): (name: string) => string {
  folding ??= new Folding(simplifiedForms());
  const made = folding;
  return (name) =>
    made
      .fold(name.normalize('NFC'), { case: true, forms: true })
      .replaceAll(/[^\P{Cc}\n]+/gu, '')
      .replaceAll(/ +/g, ' ')
      .trim();
}
