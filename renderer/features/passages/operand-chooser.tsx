import { List, Quote, Regex } from 'lucide-react';
import { useMemo } from 'react';
import type { Operand } from '#core/query/lines.ts';
import type { WhyNot } from '#core/query/offered-choices.ts';
import { readPattern } from '#core/search/pattern.ts';
import { WORD_CHARACTERS } from '#core/search/word-edges.ts';
import { useCodeSearch } from '#renderer/common/codes/code-palette.tsx';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Palette, type PaletteItem } from '#renderer/ui/palette.tsx';
import { Popover } from '#renderer/ui/popover.tsx';

const AT_LEAST = 'at-least';

export interface OperandChooserProps {
  readonly operand: Operand | null;
  /** Whether a group of parts can be begun here. */
  readonly mayBeGroup: boolean;
  /** Why this cannot be asked for; null if it can. */
  readonly whyNot: (operand: Operand) => WhyNot | null;
  readonly anchor: () => DOMRect | null;
  readonly onChoose: (operand: Operand) => void;
  readonly onClose: () => void;
}

/** Chooses what a line asks for: a code, words of the texts as typed, or a group of parts. */
export function OperandChooser({
  operand,
  mayBeGroup,
  whyNot,
  anchor,
  onChoose,
  onClose,
}: OperandChooserProps) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  const codes = useMemo(() => codebook.inOrder.filter(({ status }) => status !== 'merged'), [codebook]);
  const searchCodes = useCodeSearch(codes, codebook, recentIds);
  const codeAsked = (code: string): Operand => ({
    what: 'code',
    code,
    direct: operand?.what === 'code' && operand.direct,
  });
  const refusedItem = (asked: Operand): Partial<PaletteItem> => {
    const why = whyNot(asked);
    return why === null ? {} : { disabled: true, why: t(`query:why_not.${why}`) };
  };
  const search = (typed: string): PaletteItem[] => {
    const text = typed.trim();
    const group = t('query:texts');
    const texts =
      text === ''
        ? []
        : textsAsked(text).map(({ id, asked }): PaletteItem => ({
            id,
            text: t(`query:${id}_of`, { text }),
            mark: asked.what === 'words' ? <Quote size={14} aria-hidden /> : <Regex size={14} aria-hidden />,
            group,
            ...refusedItem(asked),
          }));
    const groups: PaletteItem[] =
      mayBeGroup && operand?.what !== 'at-least'
        ? [
            {
              id: AT_LEAST,
              text: t('query:at_least_of'),
              mark: <List size={14} aria-hidden />,
              group: t('query:groups'),
            },
          ]
        : [];
    const found = searchCodes(typed).map((item) => ({ ...item, ...refusedItem(codeAsked(item.id)) }));
    // A text typed that is no code is meant as words; Enter takes the first entry.
    return [...found, ...texts, ...(text === '' ? groups : [])];
  };
  const choose = ({ id }: PaletteItem, typed: string): void => {
    const text = typed.trim();
    if (id === AT_LEAST) return onChoose({ what: 'at-least', least: 2 });
    const words = textsAsked(text).find((one) => one.id === id);
    if (words) return onChoose(words.asked);
    remember(id);
    onChoose(codeAsked(id));
  };
  return (
    <Popover label={t('query:choose')} isOpen isLight onClose={onClose} anchor={anchor}>
      <Palette
        label={t('query:choose')}
        placeholder={t('query:choose')}
        search={search}
        onChoose={choose}
        onClose={onClose}
        emptyText={t('reader:no_codes_yet')}
        defaultQuery={operand?.what === 'words' || operand?.what === 'pattern' ? operand.text : ''}
      />
    </Popover>
  );
}

/** What a text can be meant as: its words, the same as whole words, or a pattern; only what can be looked for. */
function textsAsked(text: string): { readonly id: 'phrase' | 'word' | 'pattern'; readonly asked: Operand }[] {
  return [
    { id: 'phrase', asked: { what: 'words', text } },
    // Of a whole word the ends are known only where letters stand there.
    ...(beginsAndEndsWithWords(text)
      ? [{ id: 'word' as const, asked: { what: 'pattern' as const, text: wholeWord(text) } }]
      : []),
    ...(isPattern(text) ? [{ id: 'pattern' as const, asked: { what: 'pattern' as const, text } }] : []),
  ];
}

function beginsAndEndsWithWords(text: string): boolean {
  const word = `[${WORD_CHARACTERS}]`;
  return new RegExp(`^${word}(.*${word})?$`, 'su').test(text);
}

function wholeWord(text: string): string {
  return String.raw`\b${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}\b`;
}

function isPattern(text: string): boolean {
  try {
    readPattern({ text });
    return true;
  } catch {
    return false;
  }
}
