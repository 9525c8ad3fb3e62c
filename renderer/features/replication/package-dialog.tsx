import { useState } from 'react';
import type { Kept } from '#core/replication/study-rows.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { Progress } from '#electron/rpc/transport.ts';
import type { WrittenPackage } from '#electron/services/replication-write.ts';
import type { Language } from '#words/words.ts';
import { Confidential } from './confidential.tsx';
import styles from './replication.module.css';
import { WhoIsWho } from './who-is-who.tsx';
import { Written } from './written.tsx';

type Form = 'folder' | 'zip';

/** Chooses what goes into a package, writes it, and says what became of names and by which hash it is known. */
export function PackageDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const [form, setForm] = useChoice<Form>('replication.form', 'folder');
  const [written, setWritten] = useState<Language>(language);
  const [pseudonyms, setPseudonyms] = useState(false);
  const [originals, setOriginals] = useState(false);
  const [interviews, setInterviews] = useState<Kept>('whole');
  /** Ids; null for all. */
  const [confidential, setConfidential] = useState<readonly string[] | null>(null);
  const [running, setRunning] = useState<{ readonly at: Progress; readonly stop: AbortController } | null>(
    null,
  );
  const [startedAt, setStartedAt] = useState(0);
  const [done, setDone] = useState<WrittenPackage | null>(null);

  const write = async (): Promise<void> => {
    const stop = new AbortController();
    const suggested = t('replication:file_name', { project });
    // What a browser takes is one file.
    const isZip = host.kind === 'browser' || form === 'zip';
    const filters = isZip ? [{ name: t('replication:kind_of_file'), extensions: ['zip'] }] : [];
    let told: WrittenPackage | null = null;
    try {
      const saved = await host.saveAs(isZip ? `${suggested}.zip` : suggested, filters, async (to) => {
        setStartedAt(Date.now());
        setRunning({ at: { done: 0, total: 0 }, stop });
        told = await api.replication.write(
          {
            to,
            language: written,
            pseudonyms,
            interviews,
            originals: originals && !pseudonyms,
            ...(confidential === null ? {} : { confidential: [...confidential] }),
          },
          { signal: stop.signal, onProgress: (at) => setRunning({ at, stop }) },
        );
      });
      if (saved) setDone(told);
    } catch (error) {
      if (!stop.signal.aborted) showError(error);
    } finally {
      setRunning(null);
    }
  };
  const close = (): void => {
    running?.stop.abort();
    onClose();
  };
  return (
    <Dialog
      title={t('replication:title')}
      isOpen
      onClose={close}
      {...(done
        ? {}
        : { submit: { label: t('replication:action'), isDisabled: running !== null, run: write } })}
    >
      {done && <Written written={done} pseudonyms={pseudonyms} />}
      {running && (
        <ProgressBar
          what={t(running.at.stage === 'looking' ? 'replication:looking' : 'replication:writing')}
          detail={running.at.name}
          done={running.at.done}
          total={running.at.total === 0 ? null : running.at.total}
          startedAt={startedAt}
          onCancel={() => running.stop.abort()}
        />
      )}
      {!done && !running && (
        <>
          <p className={styles.quiet}>{t('replication:what')}</p>
          {host.kind === 'electron' && (
            <RadioGroup<Form>
              label={t('replication:folder_or_zip')}
              orientation="horizontal"
              value={form}
              onChange={setForm}
              options={[
                { value: 'folder', label: t('replication:as_folder') },
                { value: 'zip', label: t('replication:as_zip') },
              ]}
            />
          )}
          <Confidential
            kept={interviews}
            onKept={setInterviews}
            chosen={confidential}
            onChosen={setConfidential}
          />
          <div>
            <Switch isSelected={pseudonyms} onChange={setPseudonyms}>
              {t('replication:use_pseudonyms')}
            </Switch>
            <p className={styles.quiet}>{t('replication:use_pseudonyms_note')}</p>
            {pseudonyms && <WhoIsWho />}
          </div>
          <div>
            <Switch isSelected={originals && !pseudonyms} isDisabled={pseudonyms} onChange={setOriginals}>
              {t('replication:originals')}
            </Switch>
            <p className={styles.quiet}>
              {t(pseudonyms ? 'replication:originals_hidden' : 'replication:originals_note')}
            </p>
          </div>
          <Select<Language>
            label={t('replication:language')}
            value={written}
            onChange={setWritten}
            options={[
              { value: 'en', label: t('shell:language_en') },
              { value: 'zh-CN', label: t('shell:language_zh_CN') },
            ]}
          />
        </>
      )}
    </Dialog>
  );
}
