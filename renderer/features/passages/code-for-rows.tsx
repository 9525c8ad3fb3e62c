import { countedCodes } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { CodePalette } from '#renderer/common/codes/code-palette.tsx';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { addCodeToRows, recodeRows } from './passage-acts.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';

/** What the code is for: a further one, or one instead. */
export type CodeFor = 'apply' | 'recode';

export interface CodeForRowsProps {
  purpose: CodeFor;
  rows: readonly PassageRow[];
  /** The code whose list the rows are of. */
  codeId: string;
  /** Whether the list has rows of the codes below as well. */
  rollup: boolean;
  anchor: () => DOMRect | null;
  onClose: () => void;
}

/** The palette of codes over the list, for all rows that are meant. */
export function CodeForRows({ purpose, rows, codeId, rollup, anchor, onClose }: CodeForRowsProps) {
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  // Rows of the codes below may well be given the code itself.
  const haveOneCode = !rollup || countedCodes(codebook, codeId).size === 1;
  const give = async (code: CodeRecord | undefined, group?: string): Promise<void> => {
    onClose();
    if (!code) return;
    remember(code.id);
    await (purpose === 'apply' ? addCodeToRows : recodeRows)(rows, code, group);
  };
  /** The new code and its codings are one gesture. */
  const giveNew = async (name: string, parentId: string | null): Promise<void> => {
    const group = crypto.randomUUID();
    await give(await makeCode(name, parentId, group), group);
  };
  return (
    <CodePalette
      purpose={purpose}
      codebook={codebook}
      recentIds={recentIds}
      exceptId={purpose === 'recode' && haveOneCode ? codeId : undefined}
      reach={null}
      anchor={anchor}
      onChoose={(chosenId) => void give(codebook.byId.get(chosenId)).catch(showError)}
      onCreate={(name, parentId) => void giveNew(name, parentId).catch(showError)}
      onWiden={() => undefined}
      onClose={onClose}
    />
  );
}
