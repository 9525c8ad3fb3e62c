import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphAt, sentenceAt, sentencesOf } from '#core/text/segments.ts';

/** The sentences of a text in which `|` marks their borders. */
function split(marked: string): string[] {
  const text = marked.replaceAll('|', '');
  return sentencesOf(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end));
}

/** The text without `^`, and the position of `^`. */
function caret(marked: string): [text: string, position: number] {
  return [marked.replace('^', ''), marked.indexOf('^')];
}

function quote(text: string, span: { start: number; end: number } | null): string | null {
  return span && text.slice(span.start, span.end);
}

describe('sentences', () => {
  it.each([
    ['English stops', 'Joined early. |Sees little! |Why so? |Because.'],
    ['Chinese stops without spaces', '协会早期提出了新概念。|现在少了！|为什么？|不清楚；|以后再说'],
    ['decimals, versions and sums', 'It rose by 3.5 per cent to 1.2.4 in 2019. |Then it fell.'],
    ['abbreviations', 'Dr. Wei spoke, e.g. Monday, with Prof. Li et al. of the centre. |He left.'],
    ['an abbreviation before a capital', 'See Fig. 3 and No. 7 of the St. Gallen list. |It helps.'],
    ['initials', 'Written by J. K. Rao in the U.S. and read here. |Good.'],
    ['the pronoun I at the end', 'Nobody knew it but I. |They left.'],
    ['a numbered item', '1. Standards come first. |2. Training follows.'],
    [
      'a closing quotation mark',
      'He read it “as a map.” |Then he left. |“Why?” she asked. |(See above.) |End.',
    ],
    ['Chinese closing quotes', '他说：“好吗？”|然后走了。|（见附件。）|完'],
    ['an ellipsis within a sentence', 'Well… maybe not. |我觉得……嗯……还可以。|Then… |Silence'],
    ['repeated stops', 'Really?! |No... |Yes!!! |真的吗？！|是'],
    ['mixed scripts', 'The 协会 helps firms. |它帮助企业。|It does.'],
    ['a web address', 'Look at example.org/a.html for more. |Thanks.'],
  ])('are told apart in text with %s', (_, marked) => {
    expect(split(marked)).toEqual(
      marked
        .split('|')
        .map((part) => part.trim())
        .filter(Boolean),
    );
  });

  it('cover every visible character once, whatever the text', () => {
    const words = fc.constantFrom('a', 'B', '协', '。', '.', '!', '…', '”', '(', ' ', '3', 'Dr', '🎓', '；');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join('');

        const sentences = sentencesOf(text, { start: 0, end: text.length });

        const kept = sentences.map((span) => text.slice(span.start, span.end)).join('');
        expect(kept.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        sentences.slice(1).forEach((span, index) => {
          expect(span.start).toBeGreaterThanOrEqual(sentences[index]?.end ?? 0);
        });
      }),
    );
  });
});

describe('the sentence at a position', () => {
  it.each([
    ['inside it', 'One here. Two th^ere. Three.', 'Two there.'],
    ['at its first character', 'One here. ^Two there.', 'Two there.'],
    ['in the space after it', 'One here.^ Two there.', 'One here.'],
    ['at the border of two Chinese sentences', '一句。^二句。', '二句。'],
    ['at the end of the paragraph', 'One here. Two there.^\nNext.', 'Two there.'],
    ['before a paragraph that is indented', '^\u3000\u3000一句。二句。', '一句。'],
    ['never across a line end', 'No stop here\nbut ^here', 'but here'],
  ])('is found %s', (_, marked, expected) => {
    const [text, position] = caret(marked);

    expect(quote(text, sentenceAt(text, position))).toBe(expected);
  });

  it('is none in a blank line', () => {
    expect(sentenceAt('One.\n \nTwo.', 5)).toBeNull();
  });
});

describe('the paragraph at a position', () => {
  it.each([
    ['^First line\nSecond', 'First line'],
    ['First line^\nSecond', 'First line'],
    ['First\n  Sec^ond  \nThird', 'Second'],
    ['First\n^', null],
    ['^', null],
    ['^\nSecond', null],
  ])('of %j is %j', (marked, expected) => {
    const [text, position] = caret(marked);

    expect(quote(text, paragraphAt(text, position))).toBe(expected);
  });
});
