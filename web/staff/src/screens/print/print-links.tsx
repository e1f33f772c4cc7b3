import { useMay } from '../../evening/may.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

interface PrintLinksProps {
  readonly unit: string;
  readonly ballot: string;
  /** There is an accepted record. */
  readonly accepted: boolean;
}

/** The form of one return on paper: blank, and with the accepted record. */
export function PrintLinks({ unit, ballot, accepted }: PrintLinksProps) {
  const words = useWords(WORDS);
  const may = useMay();
  const base = `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}`;
  const blank = may('see-forms');
  const record = accepted && may('see-record-form');
  if (!blank && !record) return null;
  return (
    <p className="row">
      {blank && (
        <a href={`${base}/form.pdf`} download={`${unit}-${ballot}.pdf`}>
          {words.blankForm}
        </a>
      )}
      {record && (
        <a href={`${base}/record.pdf`} download={`${unit}-${ballot}-record.pdf`}>
          {words.recordForm}
        </a>
      )}
    </p>
  );
}
