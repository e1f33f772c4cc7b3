import type { ReturnView } from '../../api/cases-api.ts';
import { returnApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { LookButton } from '../../parts/look-button.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import { useWords } from '../../words.ts';
import { Annul } from './annul.tsx';
import { OpenCase } from './open-case.tsx';
import { RETURN_WORDS } from './words.ts';

interface ActionsProps {
  readonly view: ReturnView;
  readonly proposing: boolean;
  readonly onPropose: () => void;
  readonly onDone: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/** What the person may do with the return at its stage. What is not allowed is not shown; the server refuses it in any case. */
export function Actions({ view, proposing, onPropose, onDone, onTrouble }: ActionsProps) {
  const { w: common } = useDesk();
  const w = useWords(RETURN_WORDS);
  const { ballot } = view;
  const unit = view.unit.id;
  const may = (action: string) => view.may.includes(action);
  const errors = view.covered?.codes ?? [
    ...new Set(view.findings.filter((f) => f.level === 'error').map((f) => f.code)),
  ];
  const keys = [
    may('propose-correction') && !proposing ? w.keys.propose : '',
    may('handle-case') ? w.keys.openCase : '',
    may('compare-board') && view.records.some((record) => record.live) ? w.keys.board : '',
  ].filter((key) => key !== '');
  return (
    <section aria-label={w.actions}>
      <p className="row">
        {may('propose-correction') && !proposing && (
          <button type="button" className="main" data-key="1" onClick={onPropose}>
            {w.propose}
          </button>
        )}
        {may('mark-unreadable') && (
          <ReasonButton
            label={common.unreadable}
            question={common.unreadableWhy}
            onReason={(reason) => {
              returnApi.markUnreadable(unit, ballot, reason).then(onDone, onTrouble);
            }}
          />
        )}
        {may('accept-as-written') && errors.length > 0 && (
          <ReasonButton
            label={common.asWritten}
            question={`${common.asWrittenHint} (${errors.join(', ')})`}
            onReason={(reason) => {
              returnApi.acceptAsWritten(unit, ballot, errors, reason).then(onDone, onTrouble);
            }}
          />
        )}
        {view.covered !== null && (
          <LookButton
            onLook={() => {
              returnApi.look(unit, ballot).then(onDone, onTrouble);
            }}
          />
        )}
        {may('allow-not-blind') && view.leave === null && (
          <ReasonButton
            label={w.allowNotBlind}
            question={w.allowNotBlindWhy}
            onReason={(reason) => {
              returnApi.allowNotBlind(unit, ballot, reason).then(onDone, onTrouble);
            }}
          />
        )}
        {may('set-aside') && (
          <ReasonButton
            label={common.setAside}
            question={common.setAsideWhy}
            onReason={(reason) => {
              returnApi.setAside(unit, ballot, reason).then(onDone, onTrouble);
            }}
          />
        )}
        {may('annul') && <Annul key={view.cases.map((c) => c.stage).join()} view={view} onDone={onDone} />}
        {may('handle-case') && <OpenCase view={view} onDone={onDone} />}
      </p>
      {view.covered !== null && <p className="hint">{w.covered(view.covered.codes.join(', '))}</p>}
      {view.leave !== null && <p className="hint">{w.leave(view.leave.by, view.leave.reason)}</p>}
      {keys.length > 0 && <p className="keys">{keys.join(' · ')}</p>}
    </section>
  );
}
