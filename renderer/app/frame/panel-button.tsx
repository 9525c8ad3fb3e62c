import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { perform } from '#renderer/app/services/action-handlers.ts';

const PICTURES = {
  navigator: { open: PanelLeftOpen, close: PanelLeftClose },
  inspector: { open: PanelRightOpen, close: PanelRightClose },
} as const;

export interface PanelButtonProps {
  readonly panel: keyof typeof PICTURES;
  readonly isOpen: boolean;
}

/** Opens or closes a panel beside the work, for people who use neither its key nor its border. */
export function PanelButton({ panel, isOpen }: PanelButtonProps) {
  const { t } = useWords();
  const Picture = PICTURES[panel][isOpen ? 'close' : 'open'];
  return (
    <IconButton
      label={t(`shell:toggle_${panel}`)}
      keys={panel === 'navigator' ? '[' : ']'}
      aria-expanded={isOpen}
      onPress={() => perform(`view.${panel}`)}
    >
      <Picture size={16} aria-hidden />
    </IconButton>
  );
}
