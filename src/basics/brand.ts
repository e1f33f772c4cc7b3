declare const brand: unique symbol;

/** A string or number that only its own parser may make, so that a unit id is never taken for a centre id. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
