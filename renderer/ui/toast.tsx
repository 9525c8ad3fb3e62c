import type { CSSProperties } from 'react';
import { toast, Toaster as SonnerToaster } from 'sonner';
import { useWords } from '#renderer/state/words.ts';
import { useNarrow } from './use-narrow.ts';
import styles from './toast.module.css';

export interface NoticeOptions {
  tone?: 'plain' | 'error';
  /** A second, quieter sentence. */
  detail?: string;
  /** One thing to do about it, such as Undo. */
  action?: { label: string; run: () => void };
  /** A second, quieter thing to do. */
  further?: { label: string; run: () => void };
}

/** Says in a corner what has happened. Errors stay until closed; a notice with an action stays ten seconds. */
export function notify(
  message: string,
  { tone = 'plain', detail, action, further }: NoticeOptions = {},
): void {
  const show = tone === 'error' ? toast.error : toast;
  show(message, {
    duration: tone === 'error' ? Infinity : action ? 10_000 : 4_000,
    ...(detail === undefined ? {} : { description: detail }),
    ...(action ? { action: { label: action.label, onClick: action.run } } : {}),
    ...(further ? { cancel: { label: further.label, onClick: further.run } } : {}),
  });
}

/** From behind the name of the study, which opens the menu, to the button of the panel on the right. */
const besideTheMenu = { '--width': 'calc(100vw - 48px - (56px + 126rem / 13))' } as CSSProperties;

/** Where notices appear; stands once in the app. */
export function Toaster() {
  const { t } = useWords();
  // In a narrow window, as at 200 %, three of them would cover the work, and below are the links of the footer: one
  // stands over the search, which has a key, and leaves the menu of the study free.
  const isNarrow = useNarrow();
  const offset = isNarrow ? { top: 6, right: 48 } : { bottom: 40, right: 16 };
  return (
    <SonnerToaster
      visibleToasts={isNarrow ? 1 : 3}
      position={isNarrow ? 'top-right' : 'bottom-right'}
      offset={offset}
      {...(isNarrow && { mobileOffset: { top: 6 }, style: besideTheMenu })}
      gap={8}
      closeButton
      expand
      containerAriaLabel={t('ui:notices')}
      hotkey={['altKey', 'KeyT']}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t('ui:close'),
        classNames: {
          toast: styles.toast ?? '',
          title: styles.title ?? '',
          description: styles.description ?? '',
          content: styles.content ?? '',
          actionButton: styles.action ?? '',
          cancelButton: styles.further ?? '',
          closeButton: styles.close ?? '',
          error: styles.error ?? '',
          icon: styles.icon ?? '',
        },
      }}
    />
  );
}
