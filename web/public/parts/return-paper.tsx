import { at } from '../../../src/basics/assert.ts';
import type { ReturnSpec } from '../../../src/election/lookup.ts';
import type { PhotoNote, PublicUnit, PublicVersion } from '../../../src/publication/model.ts';
import { CORRECTION_REASON_LABELS, isCorrectionReason } from '../../../src/returns/correction-reasons.ts';
import { HEAD_SIZE, headPosition } from '../../../src/returns/figures.ts';
import { formatMoment, formatTime } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { RULE_WORDS } from '../../shared/rule-words.ts';
import type { Site } from '../site.ts';
import { nameIn, photoPath, previewPath } from '../site.ts';
import { Block, Name, PartyLabel, scrollClass } from './basics.tsx';
import { FigureText } from './figure.tsx';

interface PaperProps {
  readonly site: Site;
  readonly spec: ReturnSpec;
  readonly unit: PublicUnit;
}

/** One return of a unit: the form line by line as written, its findings, its history and its photos. */
export function ReturnPaper({ site, spec, unit }: PaperProps) {
  const { w } = site;
  const versions = unit.versions[spec.ballotIndex] ?? [];
  const last = versions[versions.length - 1];
  const id = `b${spec.ballotIndex}`;
  return (
    <Block
      site={site}
      id={id}
      title={`${w.contest[spec.contest.kind]} · ${w.form(spec.form.code)}`}
      // The second form of a unit lies far below on a phone.
      lazy={spec.ballotIndex > 0 ? spec.lines.length + spec.form.fields.length + 10 : undefined}
    >
      {last === undefined ? (
        <p>{w.notYet}</p>
      ) : (
        <>
          {last.annulled !== null && <p class="note">{annulledText(site, last)}</p>}
          <FormTable site={site} spec={spec} versions={versions} />
          <Findings site={site} version={last} />
          <History site={site} versions={versions} />
        </>
      )}
      <Photos
        site={site}
        photos={last?.photos.length ? last.photos : (unit.photos[spec.ballotIndex] ?? [])}
        gone={unit.gone[spec.ballotIndex] ?? []}
        held={unit.heldPhotos[spec.ballotIndex] ?? 0}
        notes={unit.photoNotes}
      />
    </Block>
  );
}

function FormTable({
  site,
  spec,
  versions,
}: {
  site: Site;
  spec: ReturnSpec;
  versions: readonly PublicVersion[];
}) {
  const { w } = site;
  const cells = (position: number) =>
    versions.map((version, v) => {
      const figure = at(version.figures, position);
      const changed = v > 0 && at(at(versions, v - 1).figures, position) !== figure;
      return (
        <td key={version.version} class={changed ? 'r chg' : 'r'}>
          <FigureText site={site} figure={figure} />
          {changed && <div>{w.changed}</div>}
        </td>
      );
    });
  return (
    <div class={scrollClass(versions.length, 2)} tabIndex={versions.length > 1 ? 0 : undefined}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="w1">
              {w.field}
            </th>
            <th scope="col">{w.item}</th>
            {versions.map((version) => (
              <th key={version.version} scope="col" class={versions.length === 2 ? 'r w2' : 'r w3'}>
                {versions.length === 1 ? w.asWrittenColumn : w.versionColumn(String(version.version))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spec.form.fields
            .filter((field) => field.role !== 'total' && field.role !== 'signatures')
            .map((field) => (
              <tr key={field.role}>
                <td>{field.number}</td>
                <th scope="row">{nameIn(site, field.label)}</th>
                {cells(headPosition(field.role))}
              </tr>
            ))}
        </tbody>
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={2 + versions.length}>
              <strong>{w.score}</strong>
            </th>
          </tr>
          {spec.lines.map((line, i) => (
            <tr key={line.number}>
              <td>{line.number}</td>
              <th scope="row">
                {line.candidate === null && line.partyIndex >= 0 ? (
                  <PartyLabel site={site} partyIndex={line.partyIndex} />
                ) : (
                  <Name site={site} name={line.name} />
                )}
                {line.candidate !== null && line.partyIndex >= 0 && (
                  <div class="soft">
                    <PartyLabel site={site} partyIndex={line.partyIndex} />
                  </div>
                )}
              </th>
              {cells(HEAD_SIZE + i)}
            </tr>
          ))}
          {spec.form.fields
            .filter((field) => field.role === 'total' || field.role === 'signatures')
            .map((field) => (
              <tr key={field.role}>
                <td>{field.number}</td>
                <th scope="row">{nameIn(site, field.label)}</th>
                {cells(headPosition(field.role))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Findings({ site, version }: { site: Site; version: PublicVersion }) {
  const { w, language } = site;
  return (
    <>
      <h3>{w.findings}</h3>
      {version.findings.length === 0 && version.asWritten === null && version.notBlind === null && (
        <p>{w.noFindings}</p>
      )}
      <ul>
        {version.findings.map((finding) => (
          <li key={finding.code}>
            {ruleText(site, finding.code)}
            {finding.answer !== null && finding.answer !== '' && (
              <div class="soft">
                {w.answerGiven}: <span lang="th">{finding.answer}</span>
              </div>
            )}
          </li>
        ))}
        {version.notBlind !== null && (
          <li>
            <strong>{w.notBlindMark}</strong>
            <div>
              {w.reason}: <span lang="th">{version.notBlind.reason}</span>
            </div>
          </li>
        )}
        {version.differed > 0 && <li>{w.differedMark(String(version.differed))}</li>}
        {version.asWritten !== null && (
          <li>
            <strong>{w.asWrittenMark}</strong> (
            {version.asWritten.codes.map((code) => ruleText(site, code)).join('; ')})
            <div>
              {w.reason}: <span lang="th">{version.asWritten.reason}</span>
            </div>
          </li>
        )}
      </ul>
      {version.remarks !== '' && (
        <p>
          {w.remarks}: <span lang={language === 'en' ? 'th' : undefined}>{version.remarks}</span>
        </p>
      )}
    </>
  );
}

/** A rule's code and what it found, in plain words. */
function ruleText(site: Site, code: string): string {
  const words = Object.hasOwn(RULE_WORDS, code) ? RULE_WORDS[code as keyof typeof RULE_WORDS] : null;
  return words === null ? code : `${code}: ${nameIn(site, words)}`;
}

/** The closed reason of a correction in words; the code itself where it is new to this page. */
function reasonLabel(site: Site, code: string): string {
  return isCorrectionReason(code) ? nameIn(site, CORRECTION_REASON_LABELS[code]) : code;
}

function annulledText(site: Site, version: PublicVersion): string {
  const { annulled } = version;
  return annulled === null ? '' : `${site.w.annulledBy(annulled.order)}: ${annulled.reason}`;
}

/** Who stands behind a version, by role: persons are not named. */
function readBy({ m }: Site, { notBlind, reason }: PublicVersion): string {
  if (notBlind !== null) return m.readSeen;
  return reason === null ? m.readBlind : m.readCorrected;
}

function History({ site, versions }: { site: Site; versions: readonly PublicVersion[] }) {
  const { w, language } = site;
  return (
    <>
      <h3>{w.versions}</h3>
      <ol reversed>
        {[...versions].reverse().map((version) => (
          <li key={version.version} value={version.version}>
            {w.versionLine(groupDigits(version.version), formatMoment(Date.parse(version.at), language))} ·{' '}
            <span class="n">{w.ledgerPlace(groupDigits(version.seq))}</span>
            <div class="soft">{readBy(site, version)}</div>
            {version.reason !== null && (
              <div>
                {w.reason}: {reasonLabel(site, version.reason.code)}
                {version.reason.text !== '' && <span lang="th"> “{version.reason.text}”</span>}
              </div>
            )}
            {version.annulled !== null && (
              <div>
                {annulledText(site, version)} · {formatMoment(Date.parse(version.annulled.at), language)} ·{' '}
                <span class="n">{w.ledgerPlace(groupDigits(version.annulled.seq))}</span>
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** `gone`: photos that proved to be of another unit, doubled or blurred. They are told, and not shown here. */
function Photos({
  site,
  photos: all,
  gone,
  held,
  notes,
}: {
  site: Site;
  photos: readonly string[];
  gone: readonly string[];
  /** Held back: names and signatures could not be covered. */
  held: number;
  notes: PublicUnit['photoNotes'];
}) {
  const { w } = site;
  const photos = all.filter((photo) => !gone.includes(photo));
  return (
    <>
      <h3>{w.photos}</h3>
      {photos.length === 0 && held === 0 && <p>{w.noPhotos}</p>}
      {held > 0 && <p class="note">{w.photosHeld(String(held))}</p>}
      {gone.length > 0 && <p class="note">{w.photosGone(String(gone.length))}</p>}
      <ul class="ph">
        {photos.map((hash, i) => (
          <li key={hash}>
            <a href={photoPath(site, hash)}>
              <img
                src={previewPath(site, hash)}
                alt={w.photo(String(i + 1))}
                loading="lazy"
                decoding="async"
                width="210"
                height="297"
              />
            </a>
            <div>
              SHA-256 <span class="hash">{hash}</span>
            </div>
            <PhotoOrigin site={site} note={notes.get(hash)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** How the photo came, when, and the hash of the file as it came: the copy above has lost its metadata. */
function PhotoOrigin({ site, note }: { site: Site; note: PhotoNote | undefined }) {
  if (note === undefined) return null;
  const { w, language } = site;
  return (
    <div>
      {w.photoCame(w.photoSource[note.source] ?? note.source, formatTime(Date.parse(note.at), language))} ·{' '}
      {w.photoOriginal} <span class="hash">{note.original}</span>
    </div>
  );
}
