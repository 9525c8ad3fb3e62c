// Whether a parcel is what it says.
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#core/errors.ts';
import { tablesOfActs, type TeamAct } from '#core/team/act.ts';
import type { LoggedParcel } from '#core/team/transport.ts';

/** Throws where a parcel says another number of acts, other tables or other coders than those of its acts. */
export function expectAsSaid(parcel: LoggedParcel, acts: readonly TeamAct[]): void {
  const coderIds = [...new Set(acts.map(({ coderId }) => coderId))].sort();
  const isAsSaid =
    acts.length === parcel.count &&
    parcel.last - parcel.first + 1 === acts.length &&
    isDeepStrictEqual(tablesOfActs(acts), [...parcel.tables]) &&
    isDeepStrictEqual(coderIds, [...parcel.coderIds]);
  if (!isAsSaid)
    throw new AppError('invalid', 'errors:team_parcel_not_as_said', {
      name: parcel.personId,
      number: parcel.first,
    });
}
