import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';

/**
 * Offers to turn the top-level codes into themes when the codebook has none, as after an import from another program,
 * so that tallies have something to count. Renders nothing if there are themes, or no codes.
 */
export function TopCodesAsThemes() {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const codebook = useProject((state) => state.codebook);
  const top = (codebook.children.get(null) ?? []).filter(({ status }) => status !== 'retired');
  if (readOnly || top.length === 0 || codebook.inOrder.some(({ isTheme }) => isTheme)) return null;
  const make = async (): Promise<void> => {
    const group = crypto.randomUUID();
    const { count } = await api.codes.topLevelAsThemes({}, { group });
    offerUndo(t('codebook:top_as_themes_done', { count }), group);
  };
  return (
    <Button tone="primary" onPress={() => void make().catch(showError)}>
      {t('codebook:top_as_themes', { count: top.length })}
    </Button>
  );
}
