import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { namedIn } from '#core/codes/code-names.ts';
import type { CountingChoices } from './counting-choices.ts';

export interface CodesFieldProps {
  readonly choices: Pick<CountingChoices, 'of' | 'codeIds'>;
  readonly onChange: (changed: Pick<CountingChoices, 'codeIds'>) => void;
}

/** Chooses some of the themes or codes that a table has; none means all. */
export function CodesField({ choices, onChange }: CodesFieldProps) {
  const { t, codebookLanguage } = useWords();
  const codebook = useProject((state) => state.codebook);
  const { of, codeIds } = choices;
  const offered = codebook.inOrder.filter(
    (code) => code.status !== 'merged' && (of === 'codes' || code.isTheme),
  );
  return (
    <MultiSelect
      label={t('relations:codes')}
      options={offered.map((code) => {
        const above = codebook.byId.get(code.parentId ?? '');
        return {
          value: code.id,
          label: namedIn(code, codebookLanguage).name,
          mark: <CodeSwatch colour={code.colour} />,
          ...(above ? { note: namedIn(above, codebookLanguage).name } : {}),
        };
      })}
      values={codeIds}
      onChange={(ids) => onChange({ codeIds: ids })}
      narrows={codeIds.length > 0}
      summary={
        codeIds.length === 0 ? t(`relations:all_${of}`) : t('relations:chosen', { count: codeIds.length })
      }
    />
  );
}
