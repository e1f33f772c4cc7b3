/** Returns that this tab types, so that another tab of the same browser opens another one. */
const letGo = new Map<string, () => void>();

/** True when the return is this tab's now; false when another tab types it. */
export async function holdInTab(claim: string): Promise<boolean> {
  if (letGo.has(claim) || !('locks' in navigator)) return true;
  return new Promise((resolve) => {
    navigator.locks
      .request(`khanaen.claim.${claim}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        if (lock === null) return;
        return new Promise<void>((end) => letGo.set(claim, end));
      })
      .catch(() => resolve(true));
  });
}

export function letGoInTab(claim: string): void {
  letGo.get(claim)?.();
  letGo.delete(claim);
}

export function letGoOfAll(): void {
  for (const claim of [...letGo.keys()]) letGoInTab(claim);
}
