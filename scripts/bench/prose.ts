// Texts that look like texts to a computer: sentences of words with natural lengths, in paragraphs, in English and in
// Chinese. They have no meaning.
import type { Chance } from '../chance.ts';

const syllables = 'ta re mi so con ver ne ti al or pre sta lu den ma ri po ce ga un if'.split(' ');
const characters = Array.from(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
);

/** Paragraphs of one language, long enough to cut many texts from. */
export interface Prose {
  /** A text of exactly `length` UTF-16 units; each line is a paragraph. */
  text(length: number): string;
}

const PARAGRAPHS = 4000;

function englishWord(chance: Chance): string {
  return Array.from({ length: 1 + chance.below(4) }, () => chance.of(syllables)).join('');
}

function englishSentence(chance: Chance): string {
  const words = Array.from({ length: 6 + chance.below(18) }, () => englishWord(chance)).join(' ');
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`;
}

function chineseSentence(chance: Chance): string {
  const part = (): string =>
    Array.from({ length: 4 + chance.below(12) }, () => chance.of(characters)).join('');
  return `${Array.from({ length: 1 + chance.below(3) }, part).join('，')}。`;
}

/** Prose of one language. */
export function prose(chance: Chance, language: 'en' | 'zh-CN'): Prose {
  const sentence = language === 'en' ? englishSentence : chineseSentence;
  const joint = language === 'en' ? ' ' : '';
  const paragraphs = Array.from({ length: PARAGRAPHS }, () =>
    Array.from({ length: 2 + chance.below(5) }, () => sentence(chance)).join(joint),
  );
  return {
    text: (length) => {
      const parts: string[] = [];
      for (let written = 0; written < length;) {
        const paragraph = chance.of(paragraphs);
        parts.push(paragraph);
        written += paragraph.length + 1;
      }
      // A text must not end in a space or an empty line, which a reader would remove.
      return `${parts
        .join('\n')
        .slice(0, length - 1)
        .trimEnd()
        .padEnd(length - 1, 'x')}.`;
    },
  };
}
