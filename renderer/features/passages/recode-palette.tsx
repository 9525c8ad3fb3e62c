import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { CodePalette } from '#renderer/features/reader/code-palette.tsx';
import { useRecentCodes } from '#renderer/features/reader/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { recodeRows } from './passage-actions.ts';
import type { PassageRow } from './passage-row.ts';

export interface RecodePaletteProps {
  rows: readonly PassageRow[];
  anchor: () => DOMRect | null;
  onClose: () => void;
}

/** The palette of codes over the list, for all rows that are chosen. */
export function RecodePalette({ rows, anchor, onClose }: RecodePaletteProps) {
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  const recode = async (code: CodeRecord | undefined, group?: string): Promise<void> => {
    onClose();
    if (!code) return;
    remember(code.id);
    await recodeRows(rows, code, group);
  };
  /** The new code and its codings are one gesture. */
  const recodeToNew = async (name: string, parentId: string | null): Promise<void> => {
    const group = crypto.randomUUID();
    await recode(await api.codes.create({ name, parentId }, { group }), group);
  };
  return (
    <CodePalette
      purpose="recode"
      codebook={codebook}
      recentIds={recentIds}
      reach={null}
      anchor={anchor}
      onChoose={(codeId) => void recode(codebook.byId.get(codeId)).catch(showError)}
      onCreate={(name, parentId) => void recodeToNew(name, parentId).catch(showError)}
      onWiden={() => undefined}
      onClose={onClose}
    />
  );
}
