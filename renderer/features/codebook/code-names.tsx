import { subtree } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { ColourPicker } from '#renderer/ui/colour-picker.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { changeCodes } from './code-acts.ts';
import { KeptField } from '#renderer/common/codes/kept-field.tsx';

/** The names of a code in both languages, in their display order, and its colour. */
export function CodeNames({ code, readOnly }: { code: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const { id } = code;
  const written = useProject((state) => state.tables.code.get(id)) ?? code;
  return (
    <>
      {!readOnly && (
        <KeptField
          of={id}
          label={t('codebook:name')}
          value={written.name}
          maxLength={200}
          readOnly={readOnly}
          onKeep={(name) => api.codes.update({ id, name })}
        />
      )}
      <KeptField
        of={id}
        label={t('codebook:name2')}
        value={written.name2 ?? ''}
        maxLength={200}
        readOnly={readOnly}
        onKeep={(name2) => api.codes.update({ id, name2: name2.trim() === '' ? null : name2.trim() })}
      />
      <KeptField
        of={id}
        label={t('codebook:aliases')}
        hint={t('codebook:aliases_hint')}
        value={code.aliases}
        rows={2}
        readOnly={readOnly}
        onKeep={(aliases) => api.codes.update({ id, aliases })}
      />
      {!readOnly && <Colour code={code} />}
    </>
  );
}

function Colour({ code }: { code: CodeRecord }) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const others = subtree(codebook, code.id).filter((id) => codebook.byId.get(id)?.colour !== code.colour);
  return (
    <div>
      <ColourPicker
        label={t('codebook:colour')}
        value={code.colour}
        onChange={(colour) => void api.codes.update({ id: code.id, colour }).catch(showError)}
      />
      {others.length > 0 && (
        <LinkButton onPress={() => void changeCodes(others, { colour: code.colour }).catch(showError)}>
          {t('codebook:colour_below')}
        </LinkButton>
      )}
    </div>
  );
}
