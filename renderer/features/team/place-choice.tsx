import { useWords } from '#renderer/state/words.ts';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';

const places = ['database', 'folder'] as const;

export type PlaceKind = (typeof places)[number];

interface PlaceChoiceProps {
  readonly value: PlaceKind;
  readonly onChange: (place: PlaceKind) => void;
  /** While something is being sent there, the place stays as it is. */
  readonly isHeld: boolean;
}

/** Chooses where the changes of everybody in a team are kept: a database, or a shared folder. */
export function PlaceChoice({ value, onChange, isHeld }: PlaceChoiceProps) {
  const { t } = useWords();
  return (
    <RadioGroup
      label={t('team_moving:where.label')}
      value={value}
      isDisabled={isHeld}
      onChange={onChange}
      options={places.map((place) => ({
        value: place,
        label: t(`team_moving:where.${place}`),
        note: t(`team_moving:where.${place}_note`),
      }))}
    />
  );
}
