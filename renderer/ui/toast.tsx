import type { CSSProperties } from 'react';
import { toast, Toaster as SonnerToaster } from 'sonner';
import { useWords } from '#renderer/state/words.ts';
import { useHeldNotices } from './held-notices.ts';
import { useLeavingNotices } from './leave-notices.ts';
import { useNarrow } from './use-narrow.ts';
import styles from './toast.module.css';

export interface NoticeOptions {
  tone?: 'plain' | 'error';
  /** A second, muted sentence. */
  detail?: string;
  /** One action, such as Undo. */
  action?: { label: string; run: () => void };
  /** A second, less prominent action. */
  further?: { label: string; run: () => void };
}

/**
 * Shows a notice in a corner. Errors stay until closed; a notice with an action stays ten seconds, and longer while the
 * focus is in it.
 */
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

/** The width between the project menu and the button of the right panel. */
const besideTheMenu = { '--width': 'calc(100vw - 48px - (56px + 126rem / 13))' } as CSSProperties;

/** Shows the notices; rendered once in the app. */
export function Toaster() {
  const { t } = useWords();
  useLeavingNotices();
  useHeldNotices();
  // In a narrow window, as at 200% zoom, three notices would cover the work, and the footer's links are below. So one
  // is shown over the search field, which has a key, and the project menu stays free.
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
