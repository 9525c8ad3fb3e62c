import { X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { isWithin, type Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { CodeChooser } from './code-chooser.tsx';
import { codePath } from '#renderer/common/codes/code-path.ts';
import styles from './codebook.module.css';
import { themesOverlapping } from './overlaps.ts';

/** Whether a code is a theme, which codes were added to it, and which themes it was added to. */
export function ThemeSection({ code, readOnly }: { code: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const gatheredBy = [...codebook.gathered].flatMap(([themeId, ids]) =>
    ids.includes(code.id) ? [themeId] : [],
  );
  if (readOnly && !code.isTheme && gatheredBy.length === 0) return null;
  return (
    <section className={styles.section}>
      <SectionHeading>{t('codebook:section_theme')}</SectionHeading>
      {readOnly ? (
        code.isTheme && <p>{t('codebook:is_theme')}</p>
      ) : (
        <Switch
          isSelected={code.isTheme}
          onChange={(isTheme) => void api.codes.update({ id: code.id, isTheme }).catch(showError)}
        >
          {t('codebook:theme_switch')}
        </Switch>
      )}
      {code.isTheme && <AddedCodes theme={code} readOnly={readOnly} />}
      {gatheredBy.length > 0 && (
        <div>
          <span className={styles.label}>{t('codebook:gathered_by_label')}</span>
          <Links
            ids={gatheredBy}
            codebook={codebook}
            readOnly={readOnly}
            linkOf={(themeId) => ({ themeId, codeId: code.id })}
          />
        </div>
      )}
      {code.isTheme && <Overlaps theme={code} codebook={codebook} />}
    </section>
  );
}

function AddedCodes({ theme, readOnly }: { theme: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [adding, setAdding] = useState(false);
  const gathered = codebook.gathered.get(theme.id) ?? [];
  const offers = useCallback(
    (code: CodeRecord) =>
      !isWithin(codebook, code.id, theme.id) && !(codebook.gathered.get(theme.id) ?? []).includes(code.id),
    [codebook, theme.id],
  );
  return (
    <div>
      <span className={styles.label}>{t('codebook:gathers')}</span>
      {gathered.length === 0 && <p className={styles.quiet}>{t('codebook:gathers_nothing')}</p>}
      <Links
        ids={gathered}
        codebook={codebook}
        readOnly={readOnly}
        linkOf={(codeId) => ({ themeId: theme.id, codeId })}
      />
      {!readOnly && (
        <Button size="small" onPress={() => setAdding(true)}>
          {t('codebook:gather_add')}
        </Button>
      )}
      {adding && (
        <Dialog
          title={t('codebook:gather_title', { name: theme.name })}
          isOpen
          onClose={() => setAdding(false)}
        >
          <CodeChooser
            label={t('codebook:gather_find')}
            emptyText={t('codebook:gather_none')}
            offers={offers}
            onChoose={(codeId) => {
              setAdding(false);
              api.codes.gather({ themeId: theme.id, codeId }).catch(showError);
            }}
            onClose={() => setAdding(false)}
          />
        </Dialog>
      )}
    </div>
  );
}

interface LinksProps {
  ids: readonly string[];
  codebook: Codebook;
  readOnly: boolean;
  linkOf: (id: string) => { themeId: string; codeId: string };
}

function Links({ ids, codebook, readOnly, linkOf }: LinksProps) {
  const { t } = useWords();
  return (
    <ul>
      {ids.map((id) => {
        const link = linkOf(id);
        const nameOf = (codeId: string): string => codebook.byId.get(codeId)?.name ?? '';
        return (
          <li key={id} className={styles.link}>
            <CodeSwatch colour={codebook.byId.get(id)?.colour ?? 0}>{codePath(codebook, id)}</CodeSwatch>
            {!readOnly && (
              <IconButton
                size="small"
                label={t('codebook:ungather', { name: nameOf(link.codeId), theme: nameOf(link.themeId) })}
                onPress={() => void api.codes.ungather(link).catch(showError)}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Overlaps({ theme, codebook }: { theme: CodeRecord; codebook: Codebook }) {
  const { t } = useWords();
  const { themes, shared } = themesOverlapping(codebook, theme.id);
  if (themes.length === 0) return null;
  const names = themes.map(({ name }) => name).join(t('history:and'));
  return <Note tone="warning">{t('codebook:overlaps', { names, count: shared })}</Note>;
}
