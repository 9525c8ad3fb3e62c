import type { CodeRecord } from '#core/records.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { CodePalette } from '#renderer/common/codes/code-palette.tsx';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';

interface OtherCodeProps {
  anchor: () => DOMRect | null;
  onChoose: (code: CodeRecord, group?: string) => void;
  onClose: () => void;
}

/** The code palette over the list, for a passage that another code fits. */
export function OtherCode({ anchor, onChoose, onClose }: OtherCodeProps) {
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  const give = (code: CodeRecord | undefined, group?: string): void => {
    onClose();
    if (!code) return;
    remember(code.id);
    onChoose(code, group);
  };
  const giveNew = async (name: string, parentId: string | null): Promise<void> => {
    const group = crypto.randomUUID();
    give(await makeCode(name, parentId, group), group);
  };
  return (
    <CodePalette
      purpose="apply"
      codebook={codebook}
      recentIds={recentIds}
      exceptId={undefined}
      reach={null}
      anchor={anchor}
      onChoose={(id) => give(codebook.byId.get(id))}
      onCreate={(name, parentId) => void giveNew(name, parentId).catch(showError)}
      onWiden={() => undefined}
      onClose={onClose}
    />
  );
}
