import type { Area, AreaId, AreaKind } from '../model.ts';
import type { Problems } from './problems.ts';
import type { Table } from './table.ts';
import { follow, type Target } from './unique.ts';

const PARENT_KINDS: Record<AreaKind, readonly AreaKind[]> = {
  nation: [],
  province: ['nation'],
  'local-body': ['province'],
  constituency: ['province', 'local-body'],
  district: ['province'],
  'sub-district': ['district'],
};

/** Checks that the areas form one tree: one nation, parents that exist and are of the right kind, no cycles. */
export function checkAreaTree(table: Table<Area>, target: Target<Area>, problems: Problems): void {
  const cyclic = findCycles(target.byKey);
  const nations = table.items.filter((area) => area.kind === 'nation');
  if (nations.length === 0 && table.complete) problems.add(table.file, null, 'kind', 'no-nation');
  if (nations.length > 1) {
    problems.add(table.file, null, 'kind', 'several-nations', { value: nations.map((n) => n.id).join(', ') });
  }
  table.items.forEach((area, i) => {
    const report = (code: 'cyclic-parent' | 'wrong-reference-kind' | 'empty-value', allowed = '') =>
      problems.add(table.file, table.lines[i] ?? null, 'parent', code, {
        value: code === 'cyclic-parent' ? area.id : (area.parentId ?? ''),
        allowed,
      });
    if (cyclic.has(area.id)) {
      report('cyclic-parent');
      return;
    }
    const kinds = PARENT_KINDS[area.kind];
    if (area.parentId === null) {
      if (kinds.length > 0) report('empty-value');
      return;
    }
    const parent = follow(table, i, 'parent', area.parentId, target, problems);
    if (kinds.length === 0) report('wrong-reference-kind', '(empty)');
    else if (parent !== undefined && !kinds.includes(parent.kind)) {
      report('wrong-reference-kind', kinds.join(' | '));
    }
  });
}

function findCycles(areas: ReadonlyMap<string, Area>): ReadonlySet<string> {
  const cyclic = new Set<string>();
  const done = new Set<string>();
  for (const start of areas.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let id: string | null = start;
    while (id !== null && !done.has(id) && !onPath.has(id)) {
      path.push(id);
      onPath.add(id);
      id = areas.get(id)?.parentId ?? null;
    }
    if (id !== null && onPath.has(id)) for (const member of path.slice(path.indexOf(id))) cyclic.add(member);
    for (const member of path) done.add(member);
  }
  return cyclic;
}

/** Areas with parents before children; areas that are so already keep their order. The tree must have no cycles. */
export function parentsFirst(areas: readonly Area[]): readonly Area[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const placed = new Set<AreaId>();
  const sorted: Area[] = [];
  for (const area of areas) {
    const chain: Area[] = [];
    let next: Area | undefined = area;
    while (next !== undefined && !placed.has(next.id)) {
      chain.push(next);
      placed.add(next.id);
      next = next.parentId === null ? undefined : byId.get(next.parentId);
    }
    sorted.push(...chain.reverse());
  }
  return sorted;
}

// A sound tree has five levels; a broken one may have thousands, or a cycle.
const DEEPEST = 12;

/** The ids of an area and of all areas around it, inner first. Stops at a missing parent and at an impossible depth. */
export function ancestors(id: string, areas: ReadonlyMap<string, Area>): readonly string[] {
  const chain: string[] = [];
  for (let next: string | null = id; next !== null && chain.length < DEEPEST; ) {
    const area = areas.get(next);
    if (area === undefined) break;
    chain.push(next);
    next = area.parentId;
  }
  return chain;
}
