import { useState } from 'react';
import type { PassageLength } from '#core/annex/excerpts.ts';
import type { WrittenAnnex } from '#electron/services/annex/write.ts';
import { api, host } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import fileStyles from '#renderer/common/files/written-file.module.css';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { useAnnexChoices } from './annex-choice.ts';
import { AnnexFacts } from './annex-facts.tsx';
import { PassagesChoice, type Shown } from './passages-choice.tsx';
import { usePreview } from './use-preview.ts';
import { WhatGoesIn } from './what-goes-in.tsx';

/** How long passages are where they are cut, unless another length was chosen. */
const USUAL_CUT = 240;

/** Chooses the content of an evidence annex, says how large each choice is and where names remain, and exports it. */
export function AnnexDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const choices = useAnnexChoices();
  const [chosen, setShown] = useChoice<Shown | null>('annex.passages', null);
  const [cutAt, setCutAt] = useChoice('annex.cut', USUAL_CUT);
  const writing = useJob();
  const [written, setWritten] = useState<WrittenAnnex | null>(null);
  const preview = usePreview(choices.asked, cutAt, written === null);
  const { found, job: measuring } = preview;
  const shown = chosen ?? (found && found.usual !== 'whole' ? 'cut' : 'whole');
  const length: PassageLength = shown === 'cut' ? cutAt : shown;
  const size = found?.sizes.find((each) => each.length === length);
  /** The choice of which somebody said that they looked at the names. */
  const looked = JSON.stringify([choices.asked, length]);
  const [seen, setSeen] = useState<string | null>(null);
  const isSeen = size !== undefined && (size.parts.length === 0 || seen === looked);

  const write = async (): Promise<void> => {
    const outcome = await writing.run(async (watched) => {
      let it: WrittenAnnex | null = null;
      await host.saveAs(
        `${t('annex:dialog.file_name', { project })}.html`,
        [{ name: t('annex:dialog.kind_of_file'), extensions: ['html'] }],
        async (to) => {
          it = await api.annex.write({ to, ...choices.asked, passages: length, language }, watched);
        },
      );
      return it;
    });
    setWritten(outcome);
  };
  return (
    <Dialog
      title={t('annex:dialog.title')}
      size="large"
      isOpen
      onClose={onClose}
      {...(written ? {} : { submit: { label: t('annex:dialog.action'), isDisabled: !isSeen, run: write } })}
    >
      {written && <AnnexFacts facts={written} size={written} isWritten />}
      <JobProgress job={writing} what={t('annex:dialog.measuring')} />
      {!written && !writing.running && (
        <>
          <p className={fileStyles.quiet}>{t('annex:dialog.what')}</p>
          <WhatGoesIn choices={choices} />
          <div>
            <Switch isSelected={choices.pseudonyms} onChange={choices.setPseudonyms}>
              {t('replication:use_pseudonyms')}
            </Switch>
            <p className={fileStyles.quiet}>{t('annex:dialog.pseudonyms_note')}</p>
          </div>
          <PassagesChoice
            shown={shown}
            onShown={setShown}
            length={cutAt}
            onLength={setCutAt}
            preview={found}
          />
          <div>
            <JobProgress job={measuring} what={t('annex:dialog.measuring')} />
            {preview.isStopped && (
              <p>
                {t('annex:dialog.stopped')}
                {spaceAfter(t('annex:dialog.stopped'))}
                <LinkButton onPress={preview.again}>{t('annex:dialog.measure')}</LinkButton>
              </p>
            )}
          </div>
          {found && size && (
            <AnnexFacts
              facts={found}
              size={size}
              isSeen={isSeen}
              onSeen={(now) => setSeen(now ? looked : null)}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
