import { ArrowLeft, ArrowRight } from 'lucide-react';
import { shownKey } from '#renderer/app/services/actions.ts';
import type { Side } from '#renderer/state/side.ts';
import { goBy, useWays } from '#renderer/state/visits.ts';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';

/** Buttons for back and forward on a side. */
export function Ways({ side }: { side: Side }) {
  const { t } = useWords();
  const { canGoBack, canGoForward } = useWays(side);
  return (
    <>
      <IconButton
        label={t('shell:go_back')}
        keys={shownKey('go.back')}
        isDisabled={!canGoBack}
        onPress={() => goBy(-1, side)}
      >
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('shell:go_forward')}
        keys={shownKey('go.forward')}
        isDisabled={!canGoForward}
        onPress={() => goBy(1, side)}
      >
        <ArrowRight size={16} aria-hidden />
      </IconButton>
    </>
  );
}
