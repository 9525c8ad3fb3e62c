import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { Side } from '#renderer/state/side.ts';
import { goBy, useWays } from '#renderer/state/visits.ts';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { isApple } from '#renderer/ui/key-names.ts';

/** Back and forward through the places one was at on a side. */
export function Ways({ side }: { side: Side }) {
  const { t } = useWords();
  const { canGoBack, canGoForward } = useWays(side);
  const onApple = isApple(navigator.platform);
  return (
    <>
      <IconButton
        label={t('shell:go_back')}
        keys={onApple ? 'Meta+BracketLeft' : 'Alt+ArrowLeft'}
        isDisabled={!canGoBack}
        onPress={() => goBy(-1, side)}
      >
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('shell:go_forward')}
        keys={onApple ? 'Meta+BracketRight' : 'Alt+ArrowRight'}
        isDisabled={!canGoForward}
        onPress={() => goBy(1, side)}
      >
        <ArrowRight size={16} aria-hidden />
      </IconButton>
    </>
  );
}
