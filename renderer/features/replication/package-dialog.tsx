import { useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { wordlessByConsent } from '#core/replication/held-words.ts';
import type { Kept } from '#core/replication/study-rows.ts';
import { api, host } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import fileStyles from '#renderer/common/files/written-file.module.css';
import type { ProjectState } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { WrittenPackage } from '#electron/services/replication/write.ts';
import { languageChoices } from '#words/language-name.ts';
import type { Language } from '#words/words.ts';
import { Confidential } from './confidential.tsx';
import { WhoIsWho } from './who-is-who.tsx';
import { Written } from './written.tsx';

type Form = 'folder' | 'zip';

function hasInterview(sources: Iterable<SourceRecord>): boolean {
  for (const { kind } of sources) if (kind === 'interview') return true;
  return false;
}

/** How many interviews have people among them who agreed to be paraphrased only, and nobody who may only be counted. */
function textsToParaphrase({ tables: { source, respondent, sourceRespondent } }: ProjectState): number {
  const rows = {
    source: [...source.values()],
    respondent: [...respondent.values()],
    sourceRespondent: [...sourceRespondent.values()],
  };
  return [...wordlessByConsent(rows).values()].filter((why) => why === 'paraphrase').length;
}

/** Chooses the content of a package, exports it, and says where names were replaced and which hash identifies it. */
export function PackageDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const [form, setForm] = useChoice<Form>('replication.form', 'folder');
  const [written, setWritten] = useState<Language>(language);
  // Words said in confidence, and by whom, are exported only on request, which no later export remembers.
  const hasInterviews = useProject((state) => hasInterview(state.tables.source.values()));
  const [pseudonyms, setPseudonyms] = useState(hasInterviews);
  const paraphrased = useProject(textsToParaphrase);
  const [withParaphrased, setWithParaphrased] = useState(false);
  const [namesCoders, setNamesCoders] = useState(false);
  const [originals, setOriginals] = useState(false);
  const [forRepositories, setForRepositories] = useChoice('replication.repositories', true);
  const [interviews, setInterviews] = useState<Kept>('without-words');
  /** Ids; null for all. */
  const [confidential, setConfidential] = useState<readonly string[] | null>(null);
  const job = useJob();
  const [done, setDone] = useState<WrittenPackage | null>(null);

  const write = async (): Promise<void> => {
    const suggested = t('replication:file_name', { project });
    // A browser can only download one file.
    const isZip = host.kind === 'browser' || form === 'zip';
    const filters = isZip ? [{ name: t('replication:kind_of_file'), extensions: ['zip'] }] : [];
    const outcome = await job.run(async (watched) => {
      let it: WrittenPackage | null = null;
      await host.saveAs(isZip ? `${suggested}.zip` : suggested, filters, async (to) => {
        it = await api.replication.write(
          {
            to,
            language: written,
            pseudonyms,
            interviews,
            originals: originals && !pseudonyms,
            forRepositories,
            paraphrased: withParaphrased,
            namesCoders,
            ...(confidential === null ? {} : { confidential: [...confidential] }),
          },
          watched,
        );
      });
      return it;
    });
    setDone(outcome);
  };
  return (
    <Dialog
      title={t('replication:title')}
      isOpen
      onClose={onClose}
      {...(done ? {} : { submit: { label: t('replication:action'), run: write } })}
    >
      {done && <Written written={done} pseudonyms={pseudonyms} />}
      <JobProgress
        job={job}
        what={t(job.running?.at.stage === 'writing' ? 'replication:writing' : 'replication:looking')}
      />
      {!done && !job.running && (
        <>
          <p className={fileStyles.quiet}>{t('replication:what')}</p>
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
          {paraphrased > 0 && (interviews === 'whole' || confidential !== null) && (
            <div>
              <Switch isSelected={withParaphrased} onChange={setWithParaphrased}>
                {t('replication:paraphrased', { count: paraphrased })}
              </Switch>
              <p className={fileStyles.quiet}>{t('replication:paraphrased_note')}</p>
            </div>
          )}
          <div>
            <Switch isSelected={pseudonyms} onChange={setPseudonyms}>
              {t('replication:use_pseudonyms')}
            </Switch>
            <p className={fileStyles.quiet}>{t('replication:use_pseudonyms_note')}</p>
            {pseudonyms && <WhoIsWho />}
          </div>
          {pseudonyms && (
            <div>
              <Switch isSelected={namesCoders} onChange={setNamesCoders}>
                {t('replication:names_coders')}
              </Switch>
              <p className={fileStyles.quiet}>{t('replication:names_coders_note')}</p>
            </div>
          )}
          <div>
            <Switch isSelected={originals && !pseudonyms} isDisabled={pseudonyms} onChange={setOriginals}>
              {t('replication:originals')}
            </Switch>
            <p className={fileStyles.quiet}>
              {t(pseudonyms ? 'replication:originals_hidden' : 'replication:originals_note')}
            </p>
          </div>
          <div>
            <Switch isSelected={forRepositories} onChange={setForRepositories}>
              {t('replication:for_repositories')}
            </Switch>
            <p className={fileStyles.quiet}>{t('replication:for_repositories_note')}</p>
          </div>
          <Select<Language>
            label={t('replication:language')}
            value={written}
            onChange={setWritten}
            options={languageChoices}
          />
        </>
      )}
    </Dialog>
  );
}
