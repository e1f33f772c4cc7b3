import { at } from '../../../src/basics/assert.ts';
import type { UnitId } from '../../../src/election/model.ts';
import { MAX_COMMENT } from '../../../src/returns/ticket-terms.ts';
import { CutLine } from '../parts/basics.tsx';
import { figureWords } from '../parts/figure.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { Site } from '../site.ts';
import { fullAreaName, link, unitTitle } from '../site.ts';
import { TicketEntry } from '../tickets/item.tsx';
import { placesOf, placeText, ticketItems } from '../tickets/items.ts';
import type { ReportForm } from '../tickets/live.ts';
import { ticketWordsOf } from '../tickets/words.ts';

/** Where a reader says that the notice at a station shows another figure. It is there only where a server takes reports. */
export function reportPage(site: Site, id: string): PageContent | null {
  const { election } = site.view;
  const t = ticketWordsOf(site.language);
  const index = election.unitIndex.get(id as UnitId);
  const { tickets: live } = site.assets;
  if (index === undefined || live === undefined || live.form === null) return null;
  const unit = at(election.pkg.units, index);
  const area = election.areaIndex.get(unit.constituencyId) ?? 0;
  const title = unitTitle(site, unit);
  const items = ticketItems(site.view, live).filter((item) => item.unitIndex === index);
  return {
    title: `${t.report} · ${title}`,
    description: t.intro,
    crumbs: [
      { text: site.w.home, href: link(site, { page: 'front' }) },
      { text: fullAreaName(site, area), href: link(site, { page: 'constituency', id: unit.constituencyId }) },
      { text: title, href: link(site, { page: 'unit', id: unit.id }) },
    ],
    body: (
      <>
        <h1>{t.report}</h1>
        <p>
          {title} · {fullAreaName(site, area)}
        </p>
        <CutLine site={site} />
        {!live.live && <p class="note">{live.at === null ? t.closed : t.away}</p>}
        {site.view.unitStatus(index) === 'shown' ? (
          <Form site={site} unitIndex={index} form={live.form} />
        ) : (
          <p class="note">{t.notShown}</p>
        )}
        <section class="b" aria-labelledby="of-unit">
          <h2 id="of-unit">{t.ofUnit}</h2>
          {items.length === 0 ? (
            <p>{t.noneOpen}</p>
          ) : (
            <ul class="hits">
              {items.map((item) => (
                <TicketEntry key={item.id} site={site} item={item} unit={false} />
              ))}
            </ul>
          )}
        </section>
      </>
    ),
  };
}

function Form({ site, unitIndex, form }: { site: Site; unitIndex: number; form: ReportForm }) {
  const t = ticketWordsOf(site.language);
  const unit = at(site.view.election.pkg.units, unitIndex);
  const { problem } = form;
  const about = (name: string) =>
    problem !== null && PROBLEM_AT[problem] === name
      ? { 'aria-invalid': true, 'aria-describedby': 'problem' }
      : {};
  return (
    <form
      id="report"
      class="fields"
      method="post"
      encType="multipart/form-data"
      action={link(site, { page: 'report', id: unit.id })}
    >
      {problem !== null && (
        <p class="note" id="problem" role="alert">
          {t.problem[problem]}
          {form.problemText !== '' && `: ${form.problemText}`}
        </p>
      )}
      <label for="r-place">{t.pick}</label>
      <select id="r-place" name="place" required {...about('place')}>
        <option value="">{t.pickNone}</option>
        <Options site={site} unitIndex={unitIndex} chosen={form.place} />
      </select>
      <label for="r-claimed">{t.claimed}</label>
      <input
        id="r-claimed"
        name="claimed"
        required
        maxLength={20}
        autoComplete="off"
        inputMode="numeric"
        value={form.claimed}
        {...about('claimed')}
      />
      <p class="soft">{t.claimedHint}</p>
      <label for="r-comment">{t.comment}</label>
      <textarea id="r-comment" name="comment" rows={3} maxLength={MAX_COMMENT} {...about('comment')}>
        {form.comment}
      </textarea>
      <p class="soft">{t.commentHint}</p>
      <label for="r-photo">{t.file}</label>
      <input
        id="r-photo"
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        {...about('photo')}
      />
      {form.photoAgain && <p class="note">{t.photoAgain}</p>}
      <p class="soft">{t.fileHint}</p>
      <p hidden>
        <label for="r-website">{t.leaveEmpty}</label>
        <input id="r-website" name="website" autoComplete="off" tabIndex={-1} />
      </p>
      <input type="hidden" name="mark" value={form.mark} />
      <p>{t.private}</p>
      <button type="submit">{t.send}</button>
    </form>
  );
}

/** Which field a problem is about. */
const PROBLEM_AT: Readonly<Partial<Record<NonNullable<ReportForm['problem']>, string>>> = {
  'no-place': 'place',
  'no-figure': 'claimed',
  'bad-figure': 'claimed',
  same: 'claimed',
  'long-comment': 'comment',
  'bad-photo': 'photo',
  'too-large': 'photo',
};

/** The places of every form of the unit that is public, each with the published figure. */
function Options({ site, unitIndex, chosen }: { site: Site; unitIndex: number; chosen: string }) {
  const { view, w } = site;
  const t = ticketWordsOf(site.language);
  const unit = view.unit(unitIndex);
  return (
    <>
      {at(view.election.returnsOfUnit, unitIndex).map((r, ballot) => {
        const version = unit.versions[ballot]?.at(-1);
        if (r < 0 || version === undefined || version.annulled !== null) return null;
        const spec = at(view.election.returns, r);
        return (
          <optgroup key={r} label={`${w.contest[spec.contest.kind]} · ${w.form(spec.form.code)}`}>
            {placesOf(spec, version.figures).map((place) => {
              const value = `${ballot}.${place}`;
              return (
                <option key={value} value={value} selected={value === chosen}>
                  {t.optionHas(placeText(site, spec, place), figureWords(w, at(version.figures, place)))}
                </option>
              );
            })}
          </optgroup>
        );
      })}
    </>
  );
}
