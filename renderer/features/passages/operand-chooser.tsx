import { List, Quote, Regex } from 'lucide-react';
import { useMemo } from 'react';
import type { Operand } from '#core/query/lines.ts';
import { readPattern } from '#core/search/pattern.ts';
import { useCodeSearch } from '#renderer/common/codes/code-palette.tsx';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Palette, type PaletteItem } from '#renderer/ui/palette.tsx';
import { Popover } from '#renderer/ui/popover.tsx';

const PHRASE = 'phrase';
const WORD = 'word';
const PATTERN = 'pattern';
const AT_LEAST = 'at-least';

export interface OperandChooserProps {
  readonly operand: Operand | null;
  /** Whether a group of parts can be begun here. */
  readonly mayBeGroup: boolean;
  readonly anchor: () => DOMRect | null;
  readonly onChoose: (operand: Operand) => void;
  readonly onClose: () => void;
}

/** Chooses what a line asks for: a code, words of the texts as typed, or a group of parts. */
export function OperandChooser({ operand, mayBeGroup, anchor, onChoose, onClose }: OperandChooserProps) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  const codes = useMemo(() => codebook.inOrder.filter(({ status }) => status !== 'merged'), [codebook]);
  const searchCodes = useCodeSearch(codes, codebook, recentIds);
  const search = (typed: string): PaletteItem[] => {
    const text = typed.trim();
    const group = t('query:texts');
    const texts: PaletteItem[] =
      text === ''
        ? []
        : [
            {
              id: PHRASE,
              text: t('query:phrase_of', { text }),
              mark: <Quote size={14} aria-hidden />,
              group,
            },
            { id: WORD, text: t('query:word_of', { text }), mark: <Quote size={14} aria-hidden />, group },
            {
              id: PATTERN,
              text: t('query:pattern_of', { text }),
              mark: <Regex size={14} aria-hidden />,
              group,
              disabled: !isPattern(text),
            },
          ];
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
    const found = searchCodes(typed);
    // A text typed that is no code is meant as words; Enter takes the first entry.
    return [...found, ...texts, ...(text === '' ? groups : [])].filter(({ disabled }) => disabled !== true);
  };
  const choose = ({ id }: PaletteItem, typed: string): void => {
    const text = typed.trim();
    if (id === PHRASE) return onChoose({ what: 'words', text });
    if (id === WORD) return onChoose({ what: 'pattern', text: String.raw`\b${escaped(text)}\b` });
    if (id === PATTERN) return onChoose({ what: 'pattern', text });
    if (id === AT_LEAST) return onChoose({ what: 'at-least', least: 2 });
    remember(id);
    onChoose({ what: 'code', code: id, direct: operand?.what === 'code' && operand.direct });
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

function isPattern(text: string): boolean {
  try {
    readPattern({ text });
    return true;
  } catch {
    return false;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
