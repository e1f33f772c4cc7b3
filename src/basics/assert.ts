/** Ends an exhaustive `switch`: a new member of the union becomes a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`unhandled value: ${JSON.stringify(value)}`);
}

/** The element at `index`; an index outside the list is a bug and throws. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`index ${index} is outside 0..${list.length - 1}`);
  return value;
}

/** The value of `key`; a missing key is a bug and throws. */
export function getOrThrow<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no entry for ${String(key)}`);
  return value;
}
