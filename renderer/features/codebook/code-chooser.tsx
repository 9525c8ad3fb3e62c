import { useMemo } from 'react';
import { pathOf, type Codebook } from '#core/codes/codebook.ts';
import { filterCodes } from '#core/codes/code-filter.ts';
import type { CodeRecord } from '#core/records.ts';
import { useSyllables } from '#renderer/common/codes/pinyin-syllables.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Palette, type PaletteItem } from '#renderer/ui/palette.tsx';
import { codePath } from '#renderer/common/codes/code-path.ts';
import styles from './codebook.module.css';

export interface CodeChooserProps {
  readonly label: string;
  readonly emptyText: string;
  /** Whether to offer a code. */
  readonly offers: (code: CodeRecord) => boolean;
  readonly onChoose: (codeId: string) => void;
  readonly onClose: () => void;
}

/** A field to find a code by its names in both languages, aliases, pinyin and path. */
export function CodeChooser({ label, emptyText, offers, onChoose, onClose }: CodeChooserProps) {
  const codebook = useProject((state) => state.codebook);
  const syllables = useSyllables();
  const codes = useMemo(() => codebook.inOrder.filter(offers), [codebook, offers]);
  const search = useMemo(() => {
    const entries = codes.map((code) => ({
      id: code.id,
      name: code.name,
      name2: code.name2,
      aliases: code.aliases.split('\n').filter((alias) => alias.trim() !== ''),
      above: pathOf(codebook, code.id).slice(0, -1),
    }));
    return (query: string): PaletteItem[] =>
      filterCodes(query, entries, syllables).flatMap(({ id }) => itemOf(codebook, id));
  }, [codes, codebook, syllables]);
  return (
    <Palette
      className={styles.chooser}
      label={label}
      placeholder={label}
      search={search}
      onChoose={(item) => onChoose(item.id)}
      onClose={onClose}
      emptyText={emptyText}
    />
  );
}

function itemOf(codebook: Codebook, id: string): PaletteItem[] {
  const code = codebook.byId.get(id);
  if (!code) return [];
  return [
    {
      id,
      text: codePath(codebook, id),
      mark: <CodeSwatch colour={code.colour} />,
      ...(code.name2 ? { detail: code.name2 } : {}),
    },
  ];
}
