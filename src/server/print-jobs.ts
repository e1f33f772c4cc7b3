import { sha256Hex } from '../basics/sha256.ts';
import type { Election } from '../election/lookup.ts';
import type { AreaId, CentreId, UnitId } from '../election/model.ts';
import type { Person } from '../people/person.ts';
import { servesCentre } from '../people/person.ts';
import type { PrintScope } from '../printing/documents.ts';
import type { PrintedFile } from '../printing/print-job.ts';

/** What somebody wants printed. The same order is the same job. */
export interface PrintOrder {
  readonly scope: PrintScope;
  /** Form ids, sorted; null: all forms. */
  readonly forms: readonly string[] | null;
  readonly copies: boolean;
  readonly baseUrl: string | null;
}

export const JOB_STATES = ['waiting', 'printing', 'done', 'stopped', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface PrintJob {
  readonly id: string;
  readonly order: PrintOrder;
  readonly state: JobState;
  /** Files finished, and all. */
  readonly done: number;
  readonly total: number;
  readonly files: readonly PrintedFile[];
}

/** What a whole job may be about; a single form is printed at once. */
export const JOB_SCOPES = ['unit', 'centre', 'province'] as const;

export function jobId({ scope, forms, copies, baseUrl }: PrintOrder): string {
  return sha256Hex(JSON.stringify([scope.kind, scopeId(scope), forms, copies, baseUrl])).slice(0, 16);
}

export function scopeId(scope: PrintScope): string {
  switch (scope.kind) {
    case 'unit':
      return scope.unit;
    case 'centre':
      return scope.centre;
    case 'province':
      return scope.province;
    case 'all':
      return '';
  }
}

/** The scope that a call names; null when the election has no such unit, centre or province. */
export function scopeFrom(election: Election, kind: string, id: string): PrintScope | null {
  if (kind === 'unit' && election.unitIndex.has(id as UnitId)) return { kind, unit: id as UnitId };
  if (kind === 'centre' && election.centreIndex.has(id as CentreId)) return { kind, centre: id as CentreId };
  const area = kind === 'province' ? election.areaIndex.get(id as AreaId) : undefined;
  if (area === undefined || election.pkg.areas[area]?.kind !== 'province') return null;
  return { kind: 'province', province: id as AreaId };
}

/** True when every centre that the scope touches is of the person's duty. */
export function servesScope(election: Election, person: Person, scope: PrintScope): boolean {
  switch (scope.kind) {
    case 'unit':
      return servesCentre(person, election.getUnitOrThrow(scope.unit).centreId);
    case 'centre':
      return servesCentre(person, scope.centre);
    case 'province': {
      const centres = new Set<CentreId>();
      election.pkg.units.forEach((unit, u) => {
        const within =
          election.areasOfUnit[u]?.some((a) => election.pkg.areas[a]?.id === scope.province) === true;
        if (within) centres.add(unit.centreId);
      });
      return centres.size > 0 && [...centres].every((centre) => servesCentre(person, centre));
    }
    case 'all':
      return person.duty.everyCentre;
  }
}

export function isOrder(value: unknown): value is PrintOrder {
  if (typeof value !== 'object' || value === null) return false;
  const { scope, forms, copies, baseUrl } = value as Partial<Record<keyof PrintOrder, unknown>>;
  if (typeof scope !== 'object' || scope === null) return false;
  const listed = forms === null || (Array.isArray(forms) && forms.every((form) => typeof form === 'string'));
  return listed && typeof copies === 'boolean' && (baseUrl === null || typeof baseUrl === 'string');
}
