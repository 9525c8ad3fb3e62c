import { countedCodes } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { CodePalette } from '#renderer/common/codes/code-palette.tsx';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { addCodeToRows, codePlaces, recodeRows } from './passage-acts.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';

/** Whether the code is added, or replaces the present one. */
export type CodeFor = 'apply' | 'recode';

export interface CodeForRowsProps {
  purpose: CodeFor;
  rows: readonly PassageRow[];
  /** The code whose passages are listed; null where they are of several. */
  codeId: string | null;
  /** Whether the rows are places of a query, which get the code with exactly their own words. */
  arePlaces: boolean;
  /** Whether the list includes passages of sub-codes. */
  rollup: boolean;
  anchor: () => DOMRect | null;
  onClose: () => void;
}

/** The code palette over the list, for all rows it applies to. */
export function CodeForRows({ purpose, rows, codeId, rollup, anchor, onClose, arePlaces }: CodeForRowsProps) {
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  // With sub-codes in the list, changing some rows to the code itself makes sense.
  const haveOneCode = codeId !== null && (!rollup || countedCodes(codebook, codeId).size === 1);
  const give = async (code: CodeRecord | undefined, group?: string): Promise<void> => {
    onClose();
    if (!code) return;
    remember(code.id);
    await (purpose === 'recode' ? recodeRows : arePlaces ? codePlaces : addCodeToRows)(rows, code, group);
  };
  /** Creates the code and its codings in one change group. */
  const giveNew = async (name: string, parentId: string | null): Promise<void> => {
    const group = crypto.randomUUID();
    await give(await makeCode(name, parentId, group), group);
  };
  return (
    <CodePalette
      purpose={purpose}
      codebook={codebook}
      recentIds={recentIds}
      exceptId={purpose === 'recode' && haveOneCode ? (codeId ?? undefined) : undefined}
      reach={null}
      anchor={anchor}
      onChoose={(chosenId) => void give(codebook.byId.get(chosenId)).catch(showError)}
      onCreate={(name, parentId) => void giveNew(name, parentId).catch(showError)}
      onWiden={() => undefined}
      onClose={onClose}
    />
  );
}
