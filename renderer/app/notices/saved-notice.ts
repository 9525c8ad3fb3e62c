// After every export, tells the person the file's name and folder, in one way for all screens.
import { currentWords } from '#renderer/state/words.ts';
import type { Host, Saved } from '#renderer/transport/host.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** Wraps a host so that each saved file is announced with its name and folder. */
export function announcingSaves(host: Host): Host {
  return {
    ...host,
    saveAs: async (...given) => announced(await host.saveAs(...given)),
    saveBytes: async (...given) => announced(await host.saveBytes(...given)),
  };
}

function announced(saved: Saved | null): Saved | null {
  if (!saved) return null;
  const { t } = currentWords();
  const { name, folder, show } = saved;
  notify(t(folder === null ? 'shell:file_downloaded' : 'shell:file_saved', { name }), {
    ...(folder === null ? {} : { detail: folder }),
    ...(show ? { action: { label: t('shell:show_in_folder'), run: show } } : {}),
  });
  return saved;
}
