import type { Bilingual } from '../../../basics/bilingual.ts';
import type { Election } from '../../../election/lookup.ts';
import type { Unit } from '../../../election/model.ts';
import { pagesOfUnit } from '../../../intake/phone/unit-pages.ts';
import { formView, rulesView } from '../../claim-view.ts';
import { CODE_PARAMS, unitOfCall } from '../../phone-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getPhoneUnit: ApiRoute = {
  method: 'GET',
  url: '/api/phone/:code',
  access: 'public',
  area: 'none',
  schema: {
    summary:
      'What a station committee sees of its unit, by the code of any page of its forms: which pages are here. Nothing of what is typed at the centre.',
    params: CODE_PARAMS,
    response: replies({ 200: described('The unit and its forms.') }),
  },
  async handle(call) {
    const { deps } = call;
    const { unit, code } = unitOfCall(call);
    const { election } = deps;
    const { manifest } = election.pkg;
    const centre = election.getCentre(unit.centreId);
    const forms = await pagesOfUnit(deps.desk, unit.id);
    return {
      status: 200,
      body: {
        election: { title: manifest.title, drill: manifest.drill },
        unit: {
          id: unit.id,
          kind: unit.kind,
          number: unit.number,
          name: unit.name,
          place: placeOf(election, unit),
        },
        centre: { name: centre.name, phone: centre.phone },
        opened: { ballot: code.ballot, page: code.page },
        forms: forms.map(({ spec, pages, figuresReceived, accepted }) => ({
          ballot: spec.contest.ballot,
          ...formView(deps.desk, spec),
          pages,
          figuresReceived,
          accepted,
        })),
        takesFigures: true,
        rules: rulesView(election),
      },
    };
  },
};

/** Names from the smallest area to the largest. */
export function placeOf(election: Election, unit: Unit): Bilingual[] {
  const ids = [unit.subDistrictId, unit.districtId, unit.constituencyId].filter((id) => id !== null);
  return ids.map((id) => election.getArea(id).name);
}
