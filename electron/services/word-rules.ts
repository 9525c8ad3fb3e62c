import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { tables } from '#core/tables/all.ts';
import { formOf } from '#core/wordlist/tokens.ts';
import { wordFormIn, writtenForm } from '#core/wordlist/word-forms.ts';
import { primaryLanguage } from '#core/wordlist/word-rules.ts';
import { all, insert, remove, update } from '#db/write.ts';
import { command } from './context.ts';

const use = z.enum(tables.wordRule.columns.use.values);
const words = z.array(z.string().trim().min(1).max(200)).min(1).max(10_000);

/** “firms = firm”, as it is kept. Throws `invalid` for what is not written so. */
export function formRule(text: string): string {
  const found = wordFormIn(text);
  if (!found) throw new AppError('invalid', 'errors:no_word_form', { text });
  return writtenForm(found);
}

/** Of several rules for one form the last. */
function lastOfEach(rules: readonly string[]): string[] {
  return [...new Map(rules.map((text) => [wordFormIn(text)?.form, text])).values()];
}

export const wordRules = {
  /**
   * Makes words terms of the study, stop words of a language, or words that are listed although the built-in list leaves
   * them out; forms, written “firms = firm”, count as another word from now on, of several for one form the last. Null
   * forgets the rules. Words that differ in case or width only are one. Returns how many rules changed. Throws `invalid`
   * for what is not the tag of a language, and for a form that is not written so.
   */
  set: command(
    z.strictObject({ language: z.string(), words, use: use.nullable() }),
    ({ db, newId }, { language: tag, words: wanted, use: next }) => {
      const language = primaryLanguage(tag);
      if (language === null) throw new AppError('invalid', 'errors:no_such_language', { tag });
      const known = new Map(all(db, 'wordRule', { language }).map((rule) => [formOf(rule.word), rule]));
      const asked = next === 'form' ? lastOfEach(wanted.map(formRule)) : wanted;
      const forms = new Map(asked.map((word) => [formOf(word), word.trim()]));
      let changed = 0;
      const joining = (text: string) => wordFormIn(text)?.form;
      for (const [form, word] of forms) {
        const rule = known.get(form);
        if (rule?.use === next || (!rule && next === null)) continue;
        changed += 1;
        // A form counts as one word: a rule that joined it with another changes, and stays the same rule to others.
        const joined =
          next === 'form'
            ? [...known.values()].filter(
                (each) => each.use === 'form' && joining(each.word) === joining(word),
              )
            : [];
        const stays = rule ?? joined[0];
        for (const { id } of joined) if (id !== stays?.id) remove(db, 'wordRule', id);
        if (!stays) insert(db, 'wordRule', { id: newId(), language, word, use: next! });
        else if (next === null) remove(db, 'wordRule', stays.id);
        else update(db, 'wordRule', stays.id, { use: next, ...(next === 'form' ? { word } : {}) });
      }
      return { changed };
    },
  ),
};
