import { describe, expect, it } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { formOf, isSingleHan, tokensIn } from '#core/wordlist/tokens.ts';
import { joiningTerms } from '#core/wordlist/terms.ts';

const { phrases, terms } = analysis.words.tokens;

describe('tokens', () => {
  it.each(phrases)('cuts $text', ({ locale, text, tokens }) => {
    const found = tokensIn(locale)(text);

    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(tokens);
    expect(found.map(({ form }) => form)).toEqual(tokens.map(formOf));
  });

  it('counts forms that differ in case, width, composition or apostrophe as one', () => {
    const forms = ['Ｆｉｒｍ’s', "firm's", 'FIRM’S'].map(formOf);

    expect(new Set(forms)).toEqual(new Set(["firm's"]));
    expect(formOf('Cafe\u0301')).toBe(formOf('café'));
  });

  it('keeps places in the stored text, behind characters above U+FFFF too', () => {
    const text = '👍 A.B，𠮷野家';

    expect(tokensIn('zh')(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'A',
      'B',
      '𠮷',
      '野家',
    ]);
  });

  it('tells single Chinese characters from other words', () => {
    expect(['互', '𠮷', '工业', 'a', '5'].map(isSingleHan)).toEqual([true, true, false, false, false]);
  });
});

describe('terms of the study', () => {
  it.each(terms)('join $tokens to $result', ({ tokens, terms: own, result }) => {
    const text = tokens.join('');
    let at = 0;
    const cut = tokens.map((word) => ({ start: at, end: (at += word.length), form: formOf(word) }));

    const joined = joiningTerms(own)(cut);

    expect(joined.map(({ form }) => form)).toEqual(result);
    expect(joined.map(({ start, end }) => text.slice(start, end))).toEqual(result);
  });

  it('join nothing across a space or a sign', () => {
    const cut = tokensIn('zh');

    expect(joiningTerms(['供需对接'])(cut('供需，对接')).map(({ form }) => form)).not.toContain('供需对接');
    expect(joiningTerms(['supplychain'])(tokensIn('en')('supply chain')).length).toBe(2);
  });

  it('are reported each time they are found', () => {
    const found: string[] = [];
    joiningTerms(['工业互联网'], (form) => found.push(form))(tokensIn('zh')('工业互联网和工业互联网'));

    expect(found).toEqual(['工业互联网', '工业互联网']);
  });
});
